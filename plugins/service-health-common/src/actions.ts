/**
 * What can be done to a service from its page. Each is off unless
 * `serviceHealth.actions` names it, and needs its permission, the entity's
 * ownership and a reason.
 *
 * @public
 */
export type ServiceActionId =
  | 'force-deployment'
  | 'roll-back-deployment'
  | 'stop-task'
  | 'set-desired-count'
  | 'mute-alarm';

/** What `GET …/actions` answers: those that the caller may take here. @public */
export interface ServiceActionOffer {
  id: ServiceActionId;
  /** The ARN of the service, or of the alarm, that it acts on. */
  target: string;
  /** Why it is shown but cannot be taken. */
  refusal?: string;
}

/**
 * What `POST …/actions/:id` takes.
 *
 * @public
 */
export interface ServiceActionRequest {
  target: string;
  /** Ten characters or more: it stands in the audit log. */
  reason: string;
  /** Of `stop-task`. */
  taskId?: string;
  /** Of `set-desired-count`. */
  desiredCount?: number;
}

/** @public */
export interface ServiceActionResult {
  /** One sentence: what has been asked of AWS. */
  message: string;
}
