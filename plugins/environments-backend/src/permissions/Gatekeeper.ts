import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  type ENVIRONMENT_RESOURCE_TYPE,
  type EnvironmentLocation,
  environmentsSightPermissions,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import {
  type EnvironmentResource,
  environmentResourceType,
} from './environmentResource';
import type { KnownEnvironments } from './KnownEnvironments';
import { Sight } from './Sight';

type Principals = ('user' | 'service')[];
type EnvironmentPermission = ResourcePermission<
  typeof ENVIRONMENT_RESOURCE_TYPE
>;

const ANYBODY: Principals = ['user', 'service'];

/** Whoever may do what was asked for. */
export interface Admitted {
  credentials: BackstageCredentials;
  /** An entity reference, or the name of a service. */
  name: string;
}

/** Knows who asks, and whether the permission policy lets them. */
export class Gatekeeper {
  constructor(
    private readonly services: {
      environments: KnownEnvironments;
      httpAuth: HttpAuthService;
      permissions: PermissionsService;
      permissionsRegistry: PermissionsRegistryService;
    },
  ) {}

  /**
   * What somebody sees. What they do not see is not there for them.
   *
   * @throws AuthenticationError
   */
  async sight(
    request: Request,
    principals: Principals = ANYBODY,
  ): Promise<Sight> {
    const { name, credentials } = await this.who(request, principals);
    const decisions = await this.services.permissions.authorizeConditional(
      environmentsSightPermissions.map(permission => ({ permission })),
      { credentials },
    );
    return new Sight({ name, decisions, rules: this.#rules() });
  }

  /** @throws NotFoundError for an environment that they do not see. */
  async maySee(request: Request, location: EnvironmentLocation): Promise<void> {
    const sight = await this.sight(request);
    if (sight.isUnlimited) return;
    const environment = await this.services.environments.find(location);
    if (environment && sight.includes(environment)) return;
    const { environmentId, accountId, region } = location;
    throw new NotFoundError(
      `There is no environment ${environmentId} that you may see in account ${accountId}, ${region}`,
    );
  }

  /**
   * Whether somebody may do something with one environment, which need not be
   * there yet.
   *
   * @throws AuthenticationError, NotAllowedError
   */
  async may(
    request: Request,
    permission: EnvironmentPermission,
    environment: EnvironmentResource,
    principals: Principals = ['user'],
  ): Promise<Admitted> {
    const admitted = await this.who(request, principals);
    const decision = await this.#decide(permission, admitted);
    const isAllowed = createConditionAuthorizer(this.#rules());
    if (!isAllowed(decision, environment)) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name} for ${
          environment.environmentId
        } (${describe(environment)})`,
      );
    }
    return admitted;
  }

  /**
   * Whether somebody may do something with some environment, whichever.
   *
   * @throws AuthenticationError, NotAllowedError
   */
  async maySomewhere(
    request: Request,
    permission: EnvironmentPermission,
  ): Promise<void> {
    const admitted = await this.who(request, ANYBODY);
    const { result } = await this.#decide(permission, admitted);
    if (result !== AuthorizeResult.DENY) return;
    throw new NotAllowedError(`You lack the permission ${permission.name}`);
  }

  /** Who asks, where that is all that matters before more is known. */
  async who(request: Request, principals: Principals): Promise<Admitted> {
    const credentials = await this.services.httpAuth.credentials(request, {
      allow: principals,
    });
    return { credentials, name: nameOf(credentials) };
  }

  async #decide(permission: EnvironmentPermission, admitted: Admitted) {
    const [decision] = await this.services.permissions.authorizeConditional(
      [{ permission }],
      { credentials: admitted.credentials },
    );
    return decision;
  }

  #rules() {
    return this.services.permissionsRegistry.getPermissionRuleset(
      environmentResourceType,
    );
  }
}

function describe({ stage, owner }: EnvironmentResource): string {
  return `stage ${stage ?? 'unknown'}, owner ${owner ?? 'unknown'}`;
}

function nameOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    type: string;
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? principal.type;
}
