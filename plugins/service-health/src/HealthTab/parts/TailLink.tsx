import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import { Link } from 'react-router-dom';
import { liveTailRouteRef } from '../../routes';

/** The way to what a task writes just now, where the entity has logs. */
export const TailLink = ({ taskId }: { taskId: string }) => {
  const { entity } = useEntity();
  const path = useRouteRef(liveTailRouteRef)?.();
  const hasLogs = entity.metadata.annotations?.[AWS_ANNOTATIONS.logGroups];
  if (!path || !hasLogs) return null;
  const search = new URLSearchParams({
    entity: stringifyEntityRef(entity),
    task: taskId,
  });
  return (
    <Link
      to={`${path}?${search}`}
      aria-label={`Live tail of the task ${taskId.slice(0, 8)}`}
    >
      Live tail
    </Link>
  );
};
