import Typography from '@material-ui/core/Typography';
import type {
  EcsStoppedContainer,
  EcsStoppedTask,
} from '@quarterdeck/plugin-service-health-common';
import { Time } from '../time/Time';
import { DenseTable } from './DenseTable';

const SHOWN = 5;

/** Why tasks stopped: what one opens the page for at three in the morning. */
export const StoppedTaskTable = ({ tasks }: { tasks: EcsStoppedTask[] }) => (
  <>
    <DenseTable
      caption="Stopped tasks"
      rows={tasks.slice(0, SHOWN)}
      keyOf={({ arn }) => arn}
      columns={[
        { title: 'Task', render: ({ id }) => id.slice(0, 8) },
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
          render: ({ reason, stopCode, containers }) =>
            [reason ?? stopCode, ...containers.map(own => own.reason)]
              .filter(Boolean)
              .join('; '),
        },
        { title: 'Revision', render: ({ revision }) => revision },
        { title: 'Zone', render: ({ zone }) => zone },
      ]}
    />
    {tasks.length > SHOWN && (
      <Typography variant="body2" color="textSecondary" gutterBottom>
        … and {tasks.length - SHOWN} more. AWS forgets them after about an hour.
      </Typography>
    )}
  </>
);

/** With one container its code alone, with several whose code it is. */
function exitCodes(containers: EcsStoppedContainer[]): string | undefined {
  const exited = containers.filter(({ exitCode }) => exitCode !== undefined);
  if (exited.length === 0) return undefined;
  if (containers.length === 1) return String(exited[0].exitCode);
  return exited.map(({ name, exitCode }) => `${name}: ${exitCode}`).join(', ');
}
