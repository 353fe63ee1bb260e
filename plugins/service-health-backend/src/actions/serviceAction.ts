import type {
  ServiceActionId,
  ServiceActionRequest,
} from '@quarterdeck/plugin-service-health-common';
import type { TargetOfKind } from '../targets/targets';

/** What an action may act on. */
export type ActionTargetKind = 'ecs' | 'alarm';

/** What somebody asks for, when all has been checked but AWS. */
export interface ActionOrder<TKind extends ActionTargetKind> {
  target: TargetOfKind[TKind];
  request: ServiceActionRequest;
  /** Their entity reference. */
  by: string;
}

/** Something that can be done to a service or an alarm. */
export interface ServiceAction<TKind extends ActionTargetKind> {
  id: ServiceActionId;
  kind: TKind;
  /**
   * Asks AWS to do it.
   *
   * @returns one sentence: what has been asked for
   * @throws ConflictError when it cannot be done as things are; whatever the
   * SDK throws.
   */
  take(order: ActionOrder<TKind>): Promise<string>;
}
