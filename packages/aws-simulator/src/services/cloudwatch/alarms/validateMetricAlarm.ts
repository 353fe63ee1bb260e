import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { validationError } from '../../../wire';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { QueryEvaluation } from '../metrics/QueryEvaluation';
import { validateQueries } from '../metrics/validateQueries';
import { alarmRuleOf } from './AlarmRule';

/** How far back an alarm may look altogether, in seconds: a week. */
const MAX_SECONDS_EVALUATED = 604_800;

export type MetricAlarmDefinition = Omit<PutMetricAlarmInput, 'Tags'>;

/**
 * Takes a definition only if it can be evaluated.
 *
 * @throws AwsError `ValidationError`
 */
export function validateMetricAlarm(
  world: World,
  region: Region,
  definition: MetricAlarmDefinition,
): void {
  const { Metrics, MetricName, Namespace, Statistic, ExtendedStatistic } =
    definition;
  if (definition.ThresholdMetricId !== undefined) {
    throw validationError('The simulator does not detect anomalies.');
  }
  if (definition.Threshold === undefined) {
    throw validationError('The parameter Threshold is required.');
  }
  if (Metrics && Metrics.length > 0) {
    if (MetricName !== undefined) {
      throw validationError('MetricName and Metrics are mutually exclusive.');
    }
    validateQueries(Metrics);
  } else if (
    MetricName === undefined ||
    Namespace === undefined ||
    (Statistic === undefined) === (ExtendedStatistic === undefined)
  ) {
    throw validationError(
      'Namespace, MetricName and one of Statistic and ExtendedStatistic are required.',
    );
  }
  const {
    EvaluationPeriods = 1,
    DatapointsToAlarm = 1,
    Period = 60,
  } = definition;
  if (DatapointsToAlarm > EvaluationPeriods) {
    throw validationError(
      'DatapointsToAlarm must not be greater than EvaluationPeriods.',
    );
  }
  if (EvaluationPeriods * Period > MAX_SECONDS_EVALUATED) {
    throw validationError('Metrics cannot be checked across more than a week.');
  }
  evaluateOnce(world, region, definition);
}

/**
 * One period of every query, which finds what no look at a single query does:
 * an id that there is not, a circle, a function with the wrong arguments.
 */
function evaluateOnce(
  world: World,
  region: Region,
  definition: MetricAlarmDefinition,
): void {
  const { queries, periodSeconds } = alarmRuleOf(definition);
  const end = world.now().getTime();
  const evaluation = new QueryEvaluation(world, region, queries, {
    start: end - periodSeconds * 1000,
    end,
  });
  queries.forEach(query => evaluation.seriesOf(query));
}
