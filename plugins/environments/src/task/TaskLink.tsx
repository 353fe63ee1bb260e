import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { taskRouteRef } from '../routes';

/** How the actions of the scaffolder begin the names of their requests. */
const TASK = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//;

/** To the task that has asked for something, if one has. */
export function TaskLink(props: { requestId: string }) {
  const taskRoute = useRouteRef(taskRouteRef);
  const taskId = TASK.exec(props.requestId)?.[1];
  if (!taskId || !taskRoute) return null;
  return (
    <>
      {' · '}
      <Link to={taskRoute({ taskId })} underline="always">
        in this task
      </Link>
    </>
  );
}
