import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { type Caller, callerOf } from '../runs/Caller';
import type { Services } from '../services';
import { registerListAction } from './listQueries';
import { registerReadAction } from './readRun';
import { registerRunAction } from './runQuery';

/**
 * What programs may do with log queries, by MCP and in templates: the same as
 * people, with the same permissions, budgets and audit events.
 */
export function registerActions(
  registry: ActionsRegistryService,
  auth: AuthService,
  services: Services,
): void {
  registerListAction(registry, services);
  registerRunAction(registry, services, credentials =>
    personOf(credentials, auth),
  );
  registerReadAction(registry, services);
}

/**
 * Queries are run for somebody, whose budget they count for.
 *
 * @throws NotAllowedError for a service
 */
function personOf(
  credentials: BackstageCredentials,
  auth: AuthService,
): Caller {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError(
      'Queries are run for a person, not for a service',
    );
  }
  return callerOf(credentials);
}
