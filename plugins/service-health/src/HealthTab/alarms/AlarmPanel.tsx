import Typography from '@material-ui/core/Typography';
import {
  type Alarm,
  alarmConsoleUrl,
  type Reading,
  shownValue,
  type Status,
} from '@quarterdeck/plugin-service-health-common';
import { ServiceActions, useActions } from '../../Actions';
import { StatusLabel } from '../../status/StatusLabel';
import { Time } from '../../time/Time';
import { anchorOf } from '../evidence/anchors';
import type { HealthData } from '../HealthData';
import { ClampedText } from '../parts/ClampedText';
import { ConsoleLink } from '../parts/ConsoleLink';
import { DenseTable } from '../parts/DenseTable';
import { LogsLink } from '../parts/LogsLink';
import { Panel } from '../parts/Panel';
import { ReadingView } from '../parts/ReadingView';
import { condition } from './alarmCondition';
import { commonPrefix } from './alarmNames';
import { StripView } from './StripView';

const ORDER: Alarm['state'][] = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

const STATUS_OF_SEVERITY: Record<Alarm['severity'], Status> = {
  critical: 'critical',
  warning: 'degraded',
  none: 'unknown',
};

/** The alarms: what they wait for, since when they are on, and their day. */
export const AlarmPanel = ({
  readings,
  data: { report },
}: {
  readings: Reading<Alarm>[];
  data: HealthData;
}) => {
  const alarms = readings
    .flatMap(reading => shownValue(reading) ?? [])
    .sort(
      (left, right) =>
        ORDER.indexOf(left.state) - ORDER.indexOf(right.state) ||
        left.name.localeCompare(right.name),
    );
  const hasActions = useActions()?.offers.some(({ target }) =>
    alarms.some(({ arn }) => arn === target),
  );
  const prefix = commonPrefix(alarms.map(({ name }) => name));
  const strips = new Map(
    report.details?.alarmStrips?.map(strip => [strip.alarmArn, strip]),
  );
  return (
    <Panel
      title="Alarms"
      aside={
        prefix && (
          <Typography variant="body2" color="textSecondary">
            All names begin with {prefix}
          </Typography>
        )
      }
    >
      {readings.map(reading => (
        <ReadingView key={reading.target} reading={reading} noun="alarm">
          {() => null}
        </ReadingView>
      ))}
      {alarms.length > 0 && (
        <DenseTable
          caption="Alarms"
          hideCaption
          rows={alarms}
          keyOf={({ arn }) => arn}
          anchorOf={({ arn }) => anchorOf('alarm', arn)}
          columns={[
            { title: 'State', render: alarm => <State alarm={alarm} /> },
            {
              title: 'Alarm',
              render: ({ accountId, arn, name }) => (
                <>
                  {name.slice(prefix.length)}
                  <ConsoleLink
                    url={alarmConsoleUrl(arn)}
                    accountId={accountId}
                    what={`the alarm ${name}`}
                  />
                </>
              ),
            },
            {
              title: 'Severity',
              render: ({ severity }) =>
                severity === 'none' ? 'for scaling' : severity,
            },
            {
              title: 'Goes off when',
              prose: true,
              render: alarm => <Condition alarm={alarm} />,
            },
            ...(strips.size > 0
              ? [
                  {
                    title: 'Last 24 hours',
                    render: ({ arn }: Alarm) => {
                      const strip = strips.get(arn);
                      return strip && <StripView strip={strip} />;
                    },
                  },
                ]
              : []),
            {
              title: 'Since',
              render: ({ since }) => since && <Time iso={since} />,
            },
            {
              title: 'Logs',
              render: ({ name, since, metric, reason, state }) =>
                since && (
                  <LogsLink
                    what={`the alarm ${name}`}
                    occasion={{
                      alarm: name,
                      metric: metric?.sources?.[0]?.name ?? metric?.name,
                      reason: state === 'ALARM' ? reason : undefined,
                      at: since,
                    }}
                  />
                ),
            },
            ...(hasActions
              ? [
                  {
                    title: 'Actions',
                    render: (alarm: Alarm) => (
                      <ServiceActions
                        target={alarm.arn}
                        subject={{ kind: 'alarm', alarm }}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Panel>
  );
};

/** With whether anybody is told of it. */
const State = ({ alarm }: { alarm: Alarm }) => {
  const { status, text } = stateOf(alarm);
  return (
    <>
      <StatusLabel status={status}>{text}</StatusLabel>
      {alarm.mutedUntil ? (
        <Typography variant="caption" color="textSecondary" component="div">
          Muted until <Time iso={alarm.mutedUntil} />
        </Typography>
      ) : (
        !alarm.actionsEnabled && (
          <Typography variant="caption" color="textSecondary" component="div">
            Its actions are off
          </Typography>
        )
      )}
    </>
  );
};

/** What it waits for; and AWS's reason, where it has come. */
const Condition = ({ alarm }: { alarm: Alarm }) => (
  <>
    {condition(alarm)}
    {alarm.state === 'ALARM' && alarm.reason && (
      <ClampedText>{alarm.reason}</ClampedText>
    )}
  </>
);

function stateOf({ state, severity }: Alarm): { status: Status; text: string } {
  switch (state) {
    case 'ALARM':
      return {
        status: STATUS_OF_SEVERITY[severity],
        text: 'In alarm',
      };
    case 'OK':
      return { status: 'healthy', text: 'OK' };
    default:
      return { status: 'unknown', text: 'No data' };
  }
}
