import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { MetricAlarmShape } from '../../world/resources/cloudwatch';
import type { DesiredCountChange } from '../../world/resources/ecs';
import type { ScalingPolicyShape } from '../../world/resources/others';
import { desiredCountAt } from '../../world/service/desiredCount';
import { rolloutsOf } from '../../world/service/rollouts';
import type { World } from '../../world/World';
import { alarmRuleOf, type AlarmRule } from '../cloudwatch/alarms/AlarmRule';
import { EXTRA_PERIODS, judge } from '../cloudwatch/alarms/judge';
import type { Series } from '../cloudwatch/math/Series';
import { QueryEvaluation } from '../cloudwatch/metrics/QueryEvaluation';
import { stepped, tracked } from './adjustment';
import type { Scene } from './outlook';
import { alarmsOf } from './policyAlarms';

const MINUTE_MS = 60_000;
const DEFAULT_COOLDOWN_SECONDS = 300;
/** Evaluated at once; a decision makes the rest void. */
const SPAN_MS = 60 * MINUTE_MS;

/** An alarm of a policy with what it watches over a span of time. */
interface Watch {
  policy: Resource<ScalingPolicyShape>;
  alarm: Resource<MetricAlarmShape>;
  rule: AlarmRule;
  series: Series;
}

interface Wish {
  count: number;
  watch: Watch;
}

/**
 * The first change that the policies make after one time and up to another,
 * if they make any. Scaling out comes first, and the policy that wants most
 * has its way.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export function decide(
  scene: Scene,
  from: number,
  until: number,
): DesiredCountChange | undefined {
  for (let start = from; start < until; start += SPAN_MS) {
    const end = Math.min(until, start + SPAN_MS);
    const watches = watchesOf(scene, start, end);
    for (let at = start + MINUTE_MS; at <= end; at += MINUTE_MS) {
      const change = changeAt(scene, watches, at);
      if (change) return change;
    }
  }
  return undefined;
}

function watchesOf(
  { world, region, policies }: Scene,
  start: number,
  end: number,
): Watch[] {
  return policies.flatMap(policy =>
    alarmsOf(region, policy.arn)
      .filter(({ shape }) => shape.definition.ActionsEnabled !== false)
      .map(alarm => {
        const rule = alarmRuleOf(alarm.shape.definition);
        const series = seriesOf(world, region, rule, start, end);
        return { policy, alarm, rule, series };
      }),
  );
}

function seriesOf(
  world: World,
  region: Region,
  rule: AlarmRule,
  start: number,
  end: number,
): Series {
  const range = { start: start - lookBackOf(rule), end };
  const evaluation = new QueryEvaluation(world, region, rule.queries, range);
  return evaluation.seriesOf(rule.watched)[0] ?? new Map();
}

const lookBackOf = ({ evaluationPeriods, periodSeconds }: AlarmRule) =>
  (evaluationPeriods + EXTRA_PERIODS) * periodSeconds * 1000;

function changeAt(
  scene: Scene,
  watches: readonly Watch[],
  at: number,
): DesiredCountChange | undefined {
  const { service, target } = scene;
  const current = desiredCountAt(service.shape, new Date(at));
  const { MinCapacity = 0, MaxCapacity = Infinity } = target.shape;
  const wishes = watches.flatMap(watch => {
    const wanted = wantedBy(scene, watch, current, at);
    if (wanted === undefined) return [];
    const count = Math.min(MaxCapacity, Math.max(MinCapacity, wanted));
    return count === current || isCoolingDown(scene, watch, count > current, at)
      ? []
      : [{ count, watch }];
  });
  const { SuspendedState: suspended } = target.shape;
  const outs = wishes.filter(({ count }) => count > current);
  const ins = wishes.filter(({ count }) => count < current);
  const chosen =
    (suspended?.DynamicScalingOutSuspended ? undefined : most(outs)) ??
    (suspended?.DynamicScalingInSuspended || outs.length > 0
      ? undefined
      : most(ins));
  if (!chosen) return undefined;
  const { alarm, policy } = chosen.watch;
  return {
    at: new Date(at),
    count: chosen.count,
    cause: `monitor alarm ${alarm.id} in state ALARM triggered policy ${policy.shape.PolicyName}`,
    policyArn: policy.arn,
  };
}

const most = (wishes: readonly Wish[]): Wish | undefined =>
  wishes.reduce<Wish | undefined>(
    (best, wish) => (best && best.count >= wish.count ? best : wish),
    undefined,
  );

/** What a policy wants when its alarm is in ALARM. */
function wantedBy(
  { region, service }: Scene,
  { policy, alarm, rule, series }: Watch,
  current: number,
  at: number,
): number | undefined {
  const period = rule.periodSeconds * 1000;
  if (at % period !== 0) return undefined;
  const range = [];
  for (let time = at - lookBackOf(rule); time < at; time += period) {
    range.push({ time, value: series.get(time) });
  }
  const since = Math.floor(alarm.createdAt.getTime() / period) * period;
  const judgement = judge(rule, range, 'OK', since);
  const value = judgement.datapoints.at(-1)?.value;
  if (judgement.state !== 'ALARM' || value === undefined) return undefined;
  const { shape } = policy;
  const tracking = shape.TargetTrackingScalingPolicyConfiguration;
  if (tracking) {
    const direction = rule.operator.startsWith('Less') ? 'in' : 'out';
    if (direction === 'in' && isDeploying(region, service, at)) {
      return undefined;
    }
    return tracked(tracking, current, value, direction);
  }
  const steps = shape.StepScalingPolicyConfiguration;
  return steps && stepped(steps, current, value - rule.threshold);
}

function isCoolingDown(
  { service }: Scene,
  { policy }: Watch,
  isOut: boolean,
  at: number,
): boolean {
  const tracking = policy.shape.TargetTrackingScalingPolicyConfiguration;
  const seconds =
    (tracking
      ? tracking[isOut ? 'ScaleOutCooldown' : 'ScaleInCooldown']
      : policy.shape.StepScalingPolicyConfiguration?.Cooldown) ??
    DEFAULT_COOLDOWN_SECONDS;
  const counts = service.shape.desiredCounts;
  return counts.some((change, index) => {
    const wasOut = change.count > (counts[index - 1]?.count ?? 0);
    return (
      change.policyArn === policy.arn &&
      // A scale-in that is cooling down never holds up a scale-out.
      (!isOut || wasOut) &&
      at - change.at.getTime() < seconds * 1000
    );
  });
}

/** Target tracking takes nothing away while a deployment is in progress. */
function isDeploying(
  region: Region,
  service: Scene['service'],
  at: number,
): boolean {
  const newest = rolloutsOf(region, service).findLast(
    ({ deployment }) => deployment.createdAt.getTime() <= at,
  );
  const end = newest?.completedAt ?? newest?.failedAt;
  return newest !== undefined && (!end || end.getTime() > at);
}
