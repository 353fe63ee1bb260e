import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PreflightCheck } from '@quarterdeck/plugin-environments-common';
import { databaseIsAway } from '../../failures/explainError';
import { logFailure } from '../../failures/logFailure';
import { explainPlanError } from '../PlanFailed';
import type { PlanPatience } from '../PlanPatience';
import { account } from './account';
import { addresses } from './addresses';
import {
  finding,
  type KnownFinding,
  type Preflight,
  type PreflightContext,
} from './context';
import { delegation } from './delegation';
import { names } from './names';
import { quotas } from './quotas';
import { serviceLinkedRoles } from './serviceLinkedRoles';
import { stacks } from './stacks';

export type { KnownFinding, PreflightContext } from './context';

const CHECKS: Record<PreflightCheck, Preflight> = {
  account,
  stacks,
  names,
  addresses,
  quotas,
  delegation,
  'service-linked-roles': serviceLinkedRoles,
};

const TITLES: Record<PreflightCheck, string> = {
  account: 'the account',
  stacks: 'the stacks',
  names: 'the names that are taken',
  addresses: 'the other networks',
  quotas: 'the quotas',
  delegation: "the domain's delegation",
  'service-linked-roles': "AWS's own roles",
};

/**
 * Looks at the account before anything is planned. What could not be looked at
 * is a finding as well: it does not keep anybody from deploying.
 */
export async function preflight(
  context: PreflightContext,
  patience: Pick<PlanPatience, 'ask'>,
  logger: LoggerService,
): Promise<KnownFinding[]> {
  const checks = Object.entries(CHECKS) as [PreflightCheck, Preflight][];
  const findings = await Promise.all(
    checks.map(([check, look]) =>
      patience
        .ask(() => look(context))
        .catch(error => {
          // A plan without its database is made anew.
          if (databaseIsAway(error)) throw error;
          logFailure(logger, `Nobody could look at ${TITLES[check]}`, error);
          return [unreadable(check, error)];
        }),
    ),
  );
  return findings.flat();
}

function unreadable(check: PreflightCheck, error: unknown): KnownFinding {
  const { message, remedy } = explainPlanError(error);
  return finding(
    check,
    'unreadable',
    `The portal could not look at ${TITLES[check]}: ${message}`,
    { remedy },
  );
}
