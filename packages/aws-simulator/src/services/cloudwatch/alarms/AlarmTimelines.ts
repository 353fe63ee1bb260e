import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type {
  CompositeAlarmShape,
  MetricAlarmShape,
} from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import { CompositeRule } from './CompositeRule';
import { metricAlarmTransitions } from './MetricAlarmTimeline';
import type { Transition } from './Transition';

const MAX_DEPTH = 20;

/** The states of a region's alarms over time. */
export class AlarmTimelines {
  constructor(private readonly world: World, private readonly region: Region) {}

  ofMetricAlarm(alarm: Resource<MetricAlarmShape>): readonly Transition[] {
    return metricAlarmTransitions(this.world, this.region, alarm);
  }

  /** A composite alarm can only change when one that it names does. */
  ofCompositeAlarm(
    alarm: Resource<CompositeAlarmShape>,
    depth = 0,
  ): readonly Transition[] {
    const createdAt = alarm.createdAt.getTime();
    const rule = CompositeRule.parse(alarm.shape.definition.AlarmRule ?? '');
    const children = new Map(
      rule.alarms.map(name => [name, this.#byName(name, depth + 1)] as const),
    );
    const times = new Set([createdAt]);
    for (const { at } of [...children.values()].flat()) {
      if (at > createdAt) {
        times.add(at);
      }
    }
    const overrides = alarm.shape.overrides.map(each => each.at.getTime());
    const transitions: Transition[] = [];
    for (const at of [...times, ...overrides].sort((a, b) => a - b)) {
      const override = alarm.shape.overrides.find(
        each => each.at.getTime() === at,
      );
      const isTrue = rule.isTrue(name => stateAt(children.get(name), at));
      const from =
        transitions[transitions.length - 1]?.to ?? 'INSUFFICIENT_DATA';
      const to = override?.state ?? (isTrue ? 'ALARM' : 'OK');
      if (to !== from || transitions.length === 0) {
        transitions.push({
          at,
          from,
          to,
          reason:
            override?.reason ??
            `${alarm.arn} transitioned to ${to}, its rule is ${
              isTrue ? 'true' : 'false'
            }`,
          reasonData: override?.reasonData,
        });
      }
    }
    return transitions;
  }

  /** Of either kind. */
  of(
    alarm: Resource<MetricAlarmShape> | Resource<CompositeAlarmShape>,
  ): readonly Transition[] {
    return isComposite(alarm)
      ? this.ofCompositeAlarm(alarm)
      : this.ofMetricAlarm(alarm);
  }

  /** By name or ARN; none for an alarm that there is not. */
  named(nameOrArn: string): readonly Transition[] {
    return this.#byName(nameOrArn, 0);
  }

  #byName(nameOrArn: string, depth: number): readonly Transition[] {
    const name = nameOrArn.split(':alarm:').pop();
    const metricAlarm = this.region.metricAlarms.get(name);
    if (metricAlarm) {
      return this.ofMetricAlarm(metricAlarm);
    }
    const composite = this.region.compositeAlarms.get(name);
    return composite && depth < MAX_DEPTH
      ? this.ofCompositeAlarm(composite, depth)
      : [];
  }
}

function isComposite(
  alarm: Resource<MetricAlarmShape> | Resource<CompositeAlarmShape>,
): alarm is Resource<CompositeAlarmShape> {
  return 'AlarmRule' in alarm.shape.definition;
}

function stateAt(
  transitions: readonly Transition[] | undefined,
  at: number,
): StateValue | undefined {
  return transitions?.findLast(each => each.at <= at)?.to;
}
