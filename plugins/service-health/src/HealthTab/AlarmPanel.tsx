import Typography from '@material-ui/core/Typography';
import {
  type Alarm,
  type Reading,
  shownValue,
  type Status,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';
import { condition } from './alarmCondition';
import { commonPrefix } from './alarmNames';
import { ClampedText } from './ClampedText';
import { DenseTable } from './DenseTable';
import { Panel } from './Panel';
import { PANEL_IDS } from './panelIds';
import { ReadingView } from './ReadingView';

const ORDER: Alarm['state'][] = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

const STATUS_OF_SEVERITY: Record<Alarm['severity'], Status> = {
  critical: 'critical',
  warning: 'degraded',
  none: 'unknown',
};

/** The alarms: what they wait for, and since when they are on or off. */
export const AlarmPanel = ({ readings }: { readings: Reading<Alarm>[] }) => {
  const alarms = readings
    .flatMap(reading => shownValue(reading) ?? [])
    .sort(
      (left, right) =>
        ORDER.indexOf(left.state) - ORDER.indexOf(right.state) ||
        left.name.localeCompare(right.name),
    );
  const prefix = commonPrefix(alarms.map(({ name }) => name));
  return (
    <Panel
      id={PANEL_IDS.alarm}
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
          columns={[
            {
              title: 'State',
              render: alarm => {
                const { status, text } = stateOf(alarm);
                return <StatusLabel status={status}>{text}</StatusLabel>;
              },
            },
            { title: 'Alarm', render: ({ name }) => name.slice(prefix.length) },
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
            {
              title: 'Since',
              render: ({ since }) => since && <Time iso={since} />,
            },
          ]}
        />
      )}
    </Panel>
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
