import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type { MetricAlarmShape } from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import type { Series } from '../math/Series';
import { QueryEvaluation } from '../metrics/QueryEvaluation';
import type { QueryRange } from '../metrics/readMetric';
import { alarmRuleOf, type AlarmRule } from './AlarmRule';
import { EXTRA_PERIODS, judge, type Datapoint } from './judge';
import { reasonDataFor, reasonFor } from './reasons';
import { SampleCounts } from './SampleCounts';
import type { Transition } from './Transition';
import { mergeWindows, type Window } from './windows';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How far back every period is evaluated, whatever happened or did not. */
const RECENT_MS = 3 * HOUR_MS;
const AROUND_EVENTS_MS = 30 * MINUTE_MS;
const INITIAL_REASON = 'Unchecked: Initial alarm creation';

interface Progress {
  readonly version: string;
  transitions: Transition[];
  /** Everything up to here has been evaluated, epoch milliseconds. */
  until: number;
}

const known = new WeakMap<Resource<MetricAlarmShape>, Progress>();

/**
 * All changes of a metric alarm's state up to now, oldest first; the first is
 * its creation.
 *
 * The alarm's real definition is evaluated over the real series, but not over
 * all of its life: around its creation, around incidents and manual changes,
 * and over the last hours. Between those, load stays within the ordinary, and
 * a state is taken to have lasted. Once evaluated, a period is not looked at
 * again.
 */
export function metricAlarmTransitions(
  world: World,
  region: Region,
  alarm: Resource<MetricAlarmShape>,
): readonly Transition[] {
  const now = world.now().getTime();
  const progress = progressOf(region, alarm);
  if (now <= progress.until) {
    return progress.transitions;
  }
  const rule = alarmRuleOf(alarm.shape.definition);
  const windows = mergeWindows(windowsOf(region, alarm, rule, now), {
    from: progress.until + 1,
    to: now,
  });
  for (const window of windows) {
    evaluate({ world, region, alarm, rule, progress }, window);
  }
  progress.until = now;
  return progress.transitions;
}

function progressOf(
  region: Region,
  alarm: Resource<MetricAlarmShape>,
): Progress {
  const version = JSON.stringify([
    alarm.shape.definition,
    alarm.shape.overrides,
    region.incidents,
  ]);
  let progress = known.get(alarm);
  if (progress?.version !== version) {
    const createdAt = alarm.createdAt.getTime();
    progress = {
      version,
      until: createdAt,
      transitions: [
        {
          at: createdAt,
          from: 'INSUFFICIENT_DATA',
          to: 'INSUFFICIENT_DATA',
          reason: INITIAL_REASON,
        },
      ],
    };
    known.set(alarm, progress);
  }
  return progress;
}

function windowsOf(
  region: Region,
  alarm: Resource<MetricAlarmShape>,
  rule: AlarmRule,
  now: number,
): Window[] {
  const createdAt = alarm.createdAt.getTime();
  const settling =
    AROUND_EVENTS_MS +
    (rule.evaluationPeriods + EXTRA_PERIODS) * rule.periodSeconds * 1000;
  return [
    { from: createdAt, to: createdAt + settling },
    { from: now - RECENT_MS, to: now },
    ...region.incidents.map(({ startedAt, endedAt }) => ({
      from: startedAt.getTime() - AROUND_EVENTS_MS,
      to: (endedAt?.getTime() ?? now) + settling,
    })),
    ...alarm.shape.overrides.map(({ at }) => ({
      from: at.getTime(),
      to: at.getTime() + settling,
    })),
  ];
}

function evaluate(
  {
    world,
    region,
    alarm,
    rule,
    progress,
  }: {
    world: World;
    region: Region;
    alarm: Resource<MetricAlarmShape>;
    rule: AlarmRule;
    progress: Progress;
  },
  window: Window,
): void {
  const period = rule.periodSeconds * 1000;
  const first = Math.ceil(window.from / period) * period;
  const last = Math.floor(window.to / period) * period;
  const lookBack = (rule.evaluationPeriods + EXTRA_PERIODS) * period;
  const series =
    first <= last
      ? watchedSeries(world, region, rule, {
          start: first - lookBack,
          end: last,
        })
      : NO_DATA;
  const overrides = alarm.shape.overrides
    .map(override => ({ ...override, time: override.at.getTime() }))
    .filter(({ time }) => time >= window.from && time <= window.to);

  const change = (
    at: number,
    to: StateValue,
    explain: () => Pick<Transition, 'reason' | 'reasonData'>,
  ) => {
    const from = stateOf(progress);
    if (to !== from) {
      progress.transitions.push({ at, from, to, ...explain() });
    }
  };
  const applyOverridesUntil = (time: number) => {
    while (overrides.length > 0 && overrides[0].time <= time) {
      const [override] = overrides.splice(0, 1);
      const { reason, reasonData } = override;
      change(override.time, override.state, () => ({ reason, reasonData }));
    }
  };
  const samples = new SampleCounts(world, region, alarm.shape.definition, {
    start: first - period,
    end: last,
  });
  const since = Math.floor(alarm.createdAt.getTime() / period) * period;
  for (let at = first; at <= last; at += period) {
    applyOverridesUntil(at - 1);
    if (series instanceof AwsError) {
      const { message: reason } = series;
      change(at, 'INSUFFICIENT_DATA', () => ({ reason }));
      continue;
    }
    if (samples.areTooFew(at - period)) {
      continue;
    }
    const judgement = judge(
      rule,
      datapointsBefore(at, series, lookBack, period),
      stateOf(progress),
      since,
    );
    change(at, judgement.state, () => ({
      reason: reasonFor(rule, judgement),
      reasonData: reasonDataFor(rule, judgement, at),
    }));
  }
  applyOverridesUntil(window.to);
}

const NO_DATA: Series = new Map();

/** The refusal, when the definition came here unchecked: from an older state. */
function watchedSeries(
  world: World,
  region: Region,
  { queries, watched }: AlarmRule,
  range: QueryRange,
): Series | AwsError {
  try {
    const evaluation = new QueryEvaluation(world, region, queries, range);
    return evaluation.seriesOf(watched)[0] ?? NO_DATA;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

function stateOf({ transitions }: Progress): StateValue {
  return transitions[transitions.length - 1].to;
}

function datapointsBefore(
  end: number,
  series: ReadonlyMap<number, number>,
  lookBack: number,
  period: number,
): Datapoint[] {
  const datapoints: Datapoint[] = [];
  for (let time = end - lookBack; time < end; time += period) {
    datapoints.push({ time, value: series.get(time) });
  }
  return datapoints;
}
