import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type LogQueriesOperation,
  logQueriesPermissionsOf,
} from '@quarterdeck/plugin-log-queries-common';
import type { VisibleRuns } from '../runs/RunHistory';

/** What a person, or a program, may do. */
export class Access {
  constructor(private readonly permissions: PermissionsService) {}

  /**
   * With an entity its own permission decides, whose condition may be the
   * entity's owner; without one the general permission does.
   *
   * @throws NotAllowedError with the permission's name
   */
  async require(
    credentials: BackstageCredentials,
    operation: LogQueriesOperation,
    entityRef?: string,
  ): Promise<void> {
    const { general, entity } = logQueriesPermissionsOf[operation];
    const request = entityRef
      ? { permission: entity, resourceRef: entityRef }
      : { permission: general };
    const [{ result }] = await this.permissions.authorize([request], {
      credentials,
    });
    if (result === AuthorizeResult.ALLOW) return;
    throw entityRef
      ? lacking(`${entity.name} for ${entityRef}`)
      : lacking(general.name);
  }

  /** Whether the general permission is there. */
  async mayInGeneral(
    credentials: BackstageCredentials,
    operation: LogQueriesOperation,
  ): Promise<boolean> {
    const { general } = logQueriesPermissionsOf[operation];
    const [{ result }] = await this.permissions.authorize(
      [{ permission: general }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /** Those of the entities whose queries and runs may be seen. */
  async readable(
    credentials: BackstageCredentials,
    entityRefs: readonly string[],
  ): Promise<string[]> {
    if (entityRefs.length === 0) return [];
    const permission = logQueriesPermissionsOf.read.entity;
    const decisions = await this.permissions.authorize(
      entityRefs.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return entityRefs.filter(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
  }

  /**
   * Whose runs may be listed.
   *
   * @param entityRefs - gives the entities that there are runs of; asked only
   * where the decision is another for each
   * @throws NotAllowedError when there is nothing that may be seen
   */
  async visibleRuns(
    credentials: BackstageCredentials,
    entityRefs: () => Promise<string[]>,
  ): Promise<VisibleRuns> {
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission: logQueriesPermissionsOf.read.entity }],
      { credentials },
    );
    const general = await this.mayInGeneral(credentials, 'read');
    if (decision.result === AuthorizeResult.DENY && !general) {
      throw lacking(logQueriesPermissionsOf.read.general.name);
    }
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { ofEntities: 'all', general };
      case AuthorizeResult.DENY:
        return { ofEntities: [], general };
      default:
        return {
          ofEntities: await this.readable(credentials, await entityRefs()),
          general,
        };
    }
  }
}

function lacking(permission: string): NotAllowedError {
  return new NotAllowedError(`You lack the permission ${permission}`);
}
