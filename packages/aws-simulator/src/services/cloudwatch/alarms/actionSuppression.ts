import type {
  ActionsSuppressedBy,
  StateValue,
} from '@aws-sdk/client-cloudwatch';
import type { Transition } from './Transition';

/** The alarm that keeps a composite alarm's actions back, and for how long. */
export interface Suppressor {
  readonly transitions: readonly Transition[];
  readonly waitMs: number;
  readonly extensionMs: number;
}

export type ActionOutcome =
  | { readonly kind: 'executed'; readonly at: number }
  | { readonly kind: 'suppressed'; readonly by: ActionsSuppressedBy };

/**
 * When the actions of a state are executed: at once, or after the wait period
 * if the suppressor is not in ALARM by then, or an extension period after it
 * has left ALARM.
 *
 * @param enteredAt - when the alarm entered the state, epoch milliseconds
 * @param until - when it left it, or now
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
 */
export function outcomeOfActions(
  enteredAt: number,
  until: number,
  suppressor: Suppressor | undefined,
): ActionOutcome {
  if (!suppressor) {
    return { kind: 'executed', at: enteredAt };
  }
  const { transitions, waitMs, extensionMs } = suppressor;
  let suppressedAt = lastSuppression(enteredAt, suppressor);
  if (suppressedAt === undefined) {
    suppressedAt = nextInto(
      'ALARM',
      transitions,
      enteredAt,
      enteredAt + waitMs,
    );
    if (suppressedAt === undefined) {
      return executedOr('WaitPeriod', enteredAt + waitMs, until);
    }
  }
  for (;;) {
    const leftAt = leavesAlarm(transitions, suppressedAt);
    if (leftAt === undefined || leftAt > until) {
      return { kind: 'suppressed', by: 'Alarm' };
    }
    const end = leftAt + extensionMs;
    const again = nextInto('ALARM', transitions, leftAt, end);
    if (again === undefined) {
      return executedOr('ExtensionPeriod', end, until);
    }
    suppressedAt = again;
  }
}

function executedOr(
  by: ActionsSuppressedBy,
  at: number,
  until: number,
): ActionOutcome {
  return at <= until ? { kind: 'executed', at } : { kind: 'suppressed', by };
}

/** Since when the suppressor was in ALARM, if it is or just has been. */
function lastSuppression(
  at: number,
  { transitions, extensionMs }: Suppressor,
): number | undefined {
  const entered = transitions.findLast(
    each => each.to === 'ALARM' && each.at <= at,
  );
  const leftAt = entered && leavesAlarm(transitions, entered.at);
  const isOver = leftAt !== undefined && leftAt + extensionMs <= at;
  return isOver ? undefined : entered?.at;
}

function leavesAlarm(
  transitions: readonly Transition[],
  after: number,
): number | undefined {
  return transitions.find(({ at, from }) => at > after && from === 'ALARM')?.at;
}

function nextInto(
  state: StateValue,
  transitions: readonly Transition[],
  after: number,
  until: number,
): number | undefined {
  return transitions.find(
    ({ at, to }) => to === state && at > after && at <= until,
  )?.at;
}
