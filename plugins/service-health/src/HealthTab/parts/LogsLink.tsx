import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import { Link } from 'react-router-dom';
import { entityLogsRouteRef } from '../../routes';

/** AWS's reasons are long, addresses had better not be. */
const LONGEST_VALUE = 500;

/** What the logs are looked at for, and when it happened. */
export type LogsOccasion = { at: string; reason?: string } & (
  | { alarm: string; metric?: string }
  | { task: string }
);

/** The way to the queries that fit, where the entity has logs. */
export const LogsLink = ({
  occasion,
  what,
}: {
  occasion: LogsOccasion;
  /** Such as `the alarm shop-production-5xx`. */
  what: string;
}) => {
  const { entity } = useEntity();
  const path = useRouteRef(entityLogsRouteRef)?.();
  const hasLogs = entity.metadata.annotations?.[AWS_ANNOTATIONS.logGroups];
  if (!path || !hasLogs) return null;
  const search = new URLSearchParams(
    Object.entries(occasion).flatMap(([key, value]) =>
      value ? [[key, value.slice(0, LONGEST_VALUE)]] : [],
    ),
  );
  return (
    // The state starts the query that fits best; an address alone does not.
    <Link
      to={`${path}?${search}`}
      state={{ runsBestQuery: true }}
      aria-label={`Logs around ${what}`}
    >
      Logs
    </Link>
  );
};
