import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  ServiceActionId,
  ServiceActionOffer,
  ServiceActionResult,
} from '@quarterdeck/plugin-service-health-common';
import type { Request } from 'express';
import type { CatalogEntities } from '../health/catalogEntities';
import type { TargetFinder } from '../targets/TargetFinder';
import type { EntityTargets } from '../targets/targets';
import type { ActionGuard } from './ActionGuard';
import { parseActionRequest } from './actionRequests';
import { awsRefusal } from './awsRefusal';
import type {
  ActionOrder,
  ActionTargetKind,
  ServiceAction,
} from './serviceAction';

/** @see ServiceActions */
export interface ServiceActionsOptions {
  actions: (ServiceAction<'ecs'> | ServiceAction<'alarm'>)[];
  auditor: AuditorService;
  catalog: CatalogEntities;
  guard: ActionGuard;
  targets: TargetFinder;
  /** Is told what has changed, so that the next look is a new one. */
  onTaken(targetArn: string): void;
}

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** What can be done to services, and whether somebody may. */
export class ServiceActions {
  constructor(private readonly options: ServiceActionsOptions) {}

  /** What somebody may do to an entity's services and alarms. */
  async offers(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<ServiceActionOffer[]> {
    const { actions, catalog, guard, targets } = this.options;
    const entity = await catalog.byRef(entityRef, credentials);
    const permitted = await guard.permitted(entity, credentials);
    if (permitted.length === 0) return [];
    const [[found], refusal] = await Promise.all([
      targets.find([entity]),
      guard.refusal(entity, credentials),
    ]);
    return actions
      .filter(({ id }) => permitted.includes(id))
      .flatMap(({ id, kind }) =>
        found[kind].map(({ arn }) => ({
          id,
          target: arn,
          ...(refusal && { refusal }),
        })),
      );
  }

  /**
   * Does it, when all who have a say agree. That it is tried stands in the
   * audit log before anything else happens, and then how it went.
   *
   * @throws InputError when the request makes no sense; NotFoundError when
   * there is no such entity or target; NotAllowedError when they may not;
   * ConflictError when it cannot be done; ServiceUnavailableError when AWS
   * does not do it.
   */
  async take(attempt: {
    id: ServiceActionId;
    entityRef: string;
    body: unknown;
    credentials: UserCredentials;
    request?: Request;
  }): Promise<ServiceActionResult> {
    const { id, entityRef, credentials } = attempt;
    const order = parseActionRequest(id, attempt.body);
    const by = credentials.principal.userEntityRef;
    const event = await this.options.auditor.createEvent({
      eventId: 'service-action',
      severityLevel: 'high',
      request: attempt.request,
      meta: { actionType: id, entityRef, by, ...order },
    });
    try {
      const { catalog, guard } = this.options;
      const entity = await catalog.byRef(entityRef, credentials);
      await guard.check(id, entity, credentials);
      const [targets] = await this.options.targets.find([entity]);
      const message = await this.act(id, targets, { request: order, by });
      await event.success({ meta: { message } });
      return { message };
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }

  private async act(
    id: ServiceActionId,
    targets: EntityTargets,
    order: Pick<ActionOrder<'ecs'>, 'request' | 'by'>,
  ): Promise<string> {
    const action = this.options.actions.find(each => each.id === id);
    if (!action) throw new InputError(`There is no action ${id}`);
    return action.kind === 'ecs'
      ? this.actOn(action, targets.ecs, order)
      : this.actOn(action, targets.alarm, order);
  }

  private async actOn<TKind extends ActionTargetKind>(
    action: ServiceAction<TKind>,
    targets: ActionOrder<TKind>['target'][],
    order: Omit<ActionOrder<TKind>, 'target'>,
  ): Promise<string> {
    const arn = order.request.target;
    const target = targets.find(each => each.arn === arn);
    if (!target) {
      throw new InputError(`${arn} is none of the entity's to act on so`);
    }
    try {
      return await action.take({ ...order, target });
    } catch (error) {
      throw awsRefusal(error, arn);
    } finally {
      this.options.onTaken(arn);
    }
  }
}
