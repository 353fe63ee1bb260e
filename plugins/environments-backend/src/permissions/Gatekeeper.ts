import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  environmentsReadPermission,
  type ENVIRONMENT_RESOURCE_TYPE,
} from '@quarterdeck/plugin-environments-common';
import type { Request } from 'express';
import {
  type EnvironmentResource,
  environmentResourceType,
} from './environmentResource';

type Principals = ('user' | 'service')[];

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
      httpAuth: HttpAuthService;
      permissions: PermissionsService;
      permissionsRegistry: PermissionsRegistryService;
    },
  ) {}

  /** @throws AuthenticationError, NotAllowedError */
  async mayRead(request: Request): Promise<Admitted> {
    return this.#may(request, environmentsReadPermission, ['user', 'service']);
  }

  /**
   * Whether somebody may do something with one environment, which need not be
   * there yet.
   *
   * @throws AuthenticationError, NotAllowedError
   */
  async may(
    request: Request,
    permission: ResourcePermission<typeof ENVIRONMENT_RESOURCE_TYPE>,
    environment: EnvironmentResource,
    principals: Principals = ['user'],
  ): Promise<Admitted> {
    const { httpAuth, permissions, permissionsRegistry } = this.services;
    const credentials = await httpAuth.credentials(request, {
      allow: principals,
    });
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    const isAllowed = createConditionAuthorizer(
      permissionsRegistry.getPermissionRuleset(environmentResourceType),
    );
    if (!isAllowed(decision, environment)) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name} for ${
          environment.environmentId
        } (${describe(environment)})`,
      );
    }
    return { credentials, name: nameOf(credentials) };
  }

  /** Who asks, where that is all that matters before more is known. */
  async who(request: Request, principals: Principals): Promise<Admitted> {
    const credentials = await this.services.httpAuth.credentials(request, {
      allow: principals,
    });
    return { credentials, name: nameOf(credentials) };
  }

  async #may(
    request: Request,
    permission: BasicPermission,
    principals: Principals,
  ): Promise<Admitted> {
    const admitted = await this.who(request, principals);
    const [decision] = await this.services.permissions.authorize(
      [{ permission }],
      { credentials: admitted.credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
    return admitted;
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
