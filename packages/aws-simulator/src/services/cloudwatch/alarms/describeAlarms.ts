import type {
  CompositeAlarm,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type {
  CompositeAlarmShape,
  MetricAlarmShape,
} from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import { positionPage } from '../../positionPage';
import { AlarmHistory } from './AlarmHistory';
import { AlarmTimelines } from './AlarmTimelines';
import { childrenOf, parentsOf } from './alarmFamilies';
import type { Transition } from './Transition';

const DEFAULT_PAGE = 50;
const MAX_PAGE = 100;

/** An alarm of either kind, whose state is worked out when it is needed. */
type Entry =
  | { kind: 'metric'; describe(): MetricAlarm }
  | { kind: 'composite'; describe(): CompositeAlarm };

/**
 * DescribeAlarms. As in AWS, only metric alarms are described unless
 * `AlarmTypes` asks for composite ones, or `AlarmNames` names them.
 */
export function describeAlarms(
  world: World,
  region: Region,
  input: DescribeAlarmsInput,
): DescribeAlarmsOutput {
  const { AlarmNames, AlarmNamePrefix, StateValue, ActionPrefix } = input;
  if (AlarmNames && AlarmNamePrefix) {
    throw new AwsError(
      'ValidationError',
      'AlarmNames and AlarmNamePrefix are mutually exclusive.',
    );
  }
  const size = input.MaxRecords ?? DEFAULT_PAGE;
  if (size < 1 || size > MAX_PAGE || (AlarmNames?.length ?? 0) > MAX_PAGE) {
    throw new AwsError(
      'ValidationError',
      `MaxRecords and the number of AlarmNames must be between 1 and ${MAX_PAGE}.`,
    );
  }
  const timelines = new AlarmTimelines(world, region);
  const family = familyOf(region, input);
  const isAsked = (name: string) =>
    (!family || family.includes(name)) &&
    (!AlarmNames || AlarmNames.includes(name)) &&
    (!AlarmNamePrefix || name.startsWith(AlarmNamePrefix));
  const types = input.AlarmTypes ?? ['MetricAlarm'];
  const entries: Entry[] = [
    ...(types.includes('CompositeAlarm')
      ? region.compositeAlarms
          .where((_shape, { id }) => isAsked(id))
          .map(
            (each): Entry => ({
              kind: 'composite',
              describe: () =>
                compositeAlarm(
                  new AlarmHistory(world, each, 'CompositeAlarm', timelines),
                  each,
                ),
            }),
          )
      : []),
    ...(types.includes('MetricAlarm')
      ? region.metricAlarms
          .where((_shape, { id }) => isAsked(id))
          .map(
            (each): Entry => ({
              kind: 'metric',
              describe: () => metricAlarm(each, timelines.ofMetricAlarm(each)),
            }),
          )
      : []),
  ].filter(({ describe }) => {
    if (!StateValue && !ActionPrefix) return true;
    const alarm = describe();
    return (
      (!StateValue || alarm.StateValue === StateValue) &&
      (!ActionPrefix ||
        actionsOf(alarm).some(each => each.startsWith(ActionPrefix)))
    );
  });
  const { items, next: NextToken } = positionPage(entries, {
    token: input.NextToken,
    size,
  });
  return {
    MetricAlarms: items.flatMap(each =>
      each.kind === 'metric' ? [each.describe()] : [],
    ),
    CompositeAlarms: items.flatMap(each =>
      each.kind === 'composite' ? [each.describe()] : [],
    ),
    NextToken,
  };
}

const actionsOf = (alarm: MetricAlarm | CompositeAlarm): string[] => [
  ...(alarm.AlarmActions ?? []),
  ...(alarm.OKActions ?? []),
  ...(alarm.InsufficientDataActions ?? []),
];

/** @throws AwsError `ValidationError` when asked for other things as well */
function familyOf(
  region: Region,
  { ChildrenOfAlarmName, ParentsOfAlarmName, ...others }: DescribeAlarmsInput,
): readonly string[] | undefined {
  const asked = ChildrenOfAlarmName ?? ParentsOfAlarmName;
  if (asked === undefined) {
    return undefined;
  }
  if (others.AlarmNames || others.AlarmNamePrefix || others.StateValue) {
    throw new AwsError(
      'ValidationError',
      'ChildrenOfAlarmName and ParentsOfAlarmName cannot be combined with other filters.',
    );
  }
  return ChildrenOfAlarmName === undefined
    ? parentsOf(region, asked)
    : childrenOf(region, asked);
}

export function metricAlarm(
  { arn, shape }: Resource<MetricAlarmShape>,
  transitions: readonly Transition[],
): MetricAlarm {
  const { definition } = shape;
  return {
    ...definition,
    AlarmArn: arn,
    ActionsEnabled: definition.ActionsEnabled ?? true,
    OKActions: definition.OKActions ?? [],
    AlarmActions: definition.AlarmActions ?? [],
    InsufficientDataActions: definition.InsufficientDataActions ?? [],
    Dimensions: definition.Dimensions ?? [],
    AlarmConfigurationUpdatedTimestamp: shape.updatedAt,
    ...stateOf(transitions),
  };
}

function compositeAlarm(
  { transitions, suppressedBy }: AlarmHistory,
  { arn, shape }: Resource<CompositeAlarmShape>,
): CompositeAlarm {
  const { definition } = shape;
  return {
    ...definition,
    AlarmArn: arn,
    ActionsEnabled: definition.ActionsEnabled ?? true,
    OKActions: definition.OKActions ?? [],
    AlarmActions: definition.AlarmActions ?? [],
    InsufficientDataActions: definition.InsufficientDataActions ?? [],
    AlarmConfigurationUpdatedTimestamp: shape.updatedAt,
    ActionsSuppressedBy: suppressedBy,
    ActionsSuppressedReason:
      suppressedBy && `Actions suppressed by ${suppressedBy}`,
    ...stateOf(transitions),
  };
}

function stateOf(transitions: readonly Transition[]) {
  const last = transitions[transitions.length - 1];
  return {
    StateValue: last.to,
    StateReason: last.reason,
    StateReasonData: last.reasonData,
    StateUpdatedTimestamp: new Date(last.at),
    StateTransitionedTimestamp: new Date(last.at),
  };
}
