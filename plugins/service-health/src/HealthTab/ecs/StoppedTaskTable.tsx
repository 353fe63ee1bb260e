import Typography from '@material-ui/core/Typography';
import {
  logStreamConsoleUrl,
  taskConsoleUrl,
} from '@quarterdeck/plugin-service-health-common';
import { Time } from '../../time/Time';
import { taskAnchor } from '../evidence/anchors';
import { ConsoleLink } from '../parts/ConsoleLink';
import { DenseTable } from '../parts/DenseTable';
import { LogsLink } from '../parts/LogsLink';
import { ProblemNote } from '../parts/ProblemNote';
import { LogLines } from './LogLines';
import { exitCodes, type ShownStop, summarizeStops } from './stoppedTasks';

const SHOWN_FIRST = 5;

/** Why tasks stopped: what one opens the page for at three in the morning. */
export const StoppedTaskTable = ({
  stops,
  service: { accountId, arn: serviceArn, cluster },
}: {
  stops: ShownStop[];
  service: { accountId: string; arn: string; cluster: string };
}) => (
  <DenseTable
    caption="Stopped tasks"
    captionAside={
      stops.length > 1 && (
        <Typography variant="body2" color="textSecondary" component="span">
          {' '}
          {stops.length}: {summarizeStops(stops)}
        </Typography>
      )
    }
    rows={stops}
    keyOf={({ arn }) => arn}
    anchorOf={({ id }) => taskAnchor(id)}
    shownFirst={SHOWN_FIRST}
    detail={{
      title: 'Last log lines',
      render: stop =>
        (stop.log || stop.logProblem) && (
          <StopLog stop={stop} serviceArn={serviceArn} accountId={accountId} />
        ),
    }}
    columns={[
      {
        title: 'Task',
        render: ({ arn, id, isOnlyKept }) => (
          <>
            {id.slice(0, 8)}
            {!isOnlyKept && (
              <ConsoleLink
                url={taskConsoleUrl(arn, cluster)}
                accountId={accountId}
                what={`the task ${id.slice(0, 8)}`}
              />
            )}
          </>
        ),
      },
      {
        title: 'Stopped',
        render: ({ stoppedAt }) => stoppedAt && <Time iso={stoppedAt} />,
      },
      {
        title: 'Exit code',
        render: ({ containers }) => exitCodes(containers),
      },
      {
        title: 'Reason',
        prose: true,
        render: ({ reason, stopCode, containers, isOnlyKept }) => (
          <>
            {[reason ?? stopCode, ...containers.map(own => own.reason)]
              .filter(Boolean)
              .join('; ')}
            {isOnlyKept && (
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                Kept by the portal, AWS has forgotten it
              </Typography>
            )}
          </>
        ),
      },
      {
        title: 'Logs',
        render: ({ id, stoppedAt, reason }) =>
          stoppedAt && (
            <LogsLink
              what={`the task ${id.slice(0, 8)}`}
              occasion={{ task: id, reason, at: stoppedAt }}
            />
          ),
      },
      { title: 'Code', minor: true, render: ({ stopCode }) => stopCode },
      { title: 'Revision', render: ({ revision }) => revision },
      { title: 'Zone', render: ({ zone }) => zone },
    ]}
  />
);

const StopLog = ({
  stop: { id, log, logProblem },
  serviceArn,
  accountId,
}: {
  stop: ShownStop;
  serviceArn: string;
  accountId: string;
}) => (
  <>
    {logProblem && (
      <ProblemNote
        subject={`The log of the task ${id.slice(0, 8)}`}
        problem={logProblem}
      />
    )}
    {log && (
      <>
        <Typography variant="caption" color="textSecondary" component="div">
          {log.lines.length === 0
            ? 'It wrote nothing.'
            : `The last ${log.lines.length} lines of ${log.stream}`}
          <ConsoleLink
            url={logStreamConsoleUrl(serviceArn, log.group, log.stream)}
            accountId={accountId}
            what={`the log stream ${log.stream}`}
          />
        </Typography>
        {log.lines.length > 0 && <LogLines lines={log.lines} />}
      </>
    )}
  </>
);
