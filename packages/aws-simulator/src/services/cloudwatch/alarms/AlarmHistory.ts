import type { AlarmType } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type {
  CompositeAlarmShape,
  MetricAlarmShape,
} from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import {
  outcomeOfActions,
  type ActionOutcome,
  type Suppressor,
} from './actionSuppression';
import { AlarmTimelines } from './AlarmTimelines';
import type { Transition } from './Transition';

const SECOND_MS = 1_000;

type AnyAlarm = Resource<MetricAlarmShape | CompositeAlarmShape>;

/** An action that an alarm executed when it changed its state. */
export interface ExecutedAction {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The ARN of a topic or of something else that is told. */
  readonly action: string;
  readonly transition: Transition;
}

/** What became of an alarm from its creation up to now. */
export class AlarmHistory {
  readonly transitions: readonly Transition[];
  readonly #suppressor: Suppressor | undefined;

  constructor(
    private readonly world: World,
    readonly alarm: AnyAlarm,
    readonly type: AlarmType,
    timelines: AlarmTimelines,
  ) {
    this.transitions = timelines.of(alarm);
    this.#suppressor = suppressorOf(alarm, timelines);
  }

  /** The alarms of a region of which a name is asked for. */
  static all(
    world: World,
    region: Region,
    isAsked: (name: string) => boolean = () => true,
  ): AlarmHistory[] {
    const timelines = new AlarmTimelines(world, region);
    const named = (_shape: object, { id }: { id: string }) => isAsked(id);
    return [
      ...region.metricAlarms
        .where(named)
        .map(each => new AlarmHistory(world, each, 'MetricAlarm', timelines)),
      ...region.compositeAlarms
        .where(named)
        .map(
          each => new AlarmHistory(world, each, 'CompositeAlarm', timelines),
        ),
    ];
  }

  /** What was executed so far, oldest first. */
  actions(): ExecutedAction[] {
    return this.transitions.flatMap((transition, index) => {
      if (transition.from === transition.to) {
        return [];
      }
      const outcome = this.#outcome(index);
      return outcome.kind === 'suppressed'
        ? []
        : actionsFor(this.alarm, transition).map(action => ({
            at: outcome.at,
            action,
            transition,
          }));
    });
  }

  /** What keeps the actions of the present state back, if something does. */
  get suppressedBy() {
    const outcome = this.#outcome(this.transitions.length - 1);
    return outcome.kind === 'suppressed' ? outcome.by : undefined;
  }

  #outcome(index: number): ActionOutcome {
    const until = this.transitions[index + 1]?.at ?? this.world.now().getTime();
    return outcomeOfActions(
      this.transitions[index].at,
      until,
      this.#suppressor,
    );
  }
}

function actionsFor(
  { shape: { definition } }: AnyAlarm,
  { to }: Transition,
): readonly string[] {
  if (definition.ActionsEnabled === false) {
    return [];
  }
  switch (to) {
    case 'ALARM':
      return definition.AlarmActions ?? [];
    case 'OK':
      return definition.OKActions ?? [];
    default:
      return definition.InsufficientDataActions ?? [];
  }
}

function suppressorOf(
  { shape: { definition } }: AnyAlarm,
  timelines: AlarmTimelines,
): Suppressor | undefined {
  if (!('ActionsSuppressor' in definition) || !definition.ActionsSuppressor) {
    return undefined;
  }
  return {
    transitions: timelines.named(definition.ActionsSuppressor),
    waitMs: (definition.ActionsSuppressorWaitPeriod ?? 0) * SECOND_MS,
    extensionMs: (definition.ActionsSuppressorExtensionPeriod ?? 0) * SECOND_MS,
  };
}
