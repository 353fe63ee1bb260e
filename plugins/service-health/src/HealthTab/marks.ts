import {
  type HealthHistory,
  type HealthReport,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthWindow } from '../api/ServiceHealthApi';
import type { ChartMark } from '../chart/ChartScope';

/**
 * The deployments within the window as marks, in the order of time: those that the portal has
 * kept, and those that the services name at present.
 */
export function marksOf(
  history: HealthHistory | undefined,
  report: HealthReport | undefined,
  window: HealthWindow,
): ChartMark[] {
  const services = report?.readings.ecs.flatMap(
    reading => shownValue(reading) ?? [],
  );
  const deployments = [
    ...(history?.deployments ?? []),
    ...(services ?? []).flatMap(service =>
      service.deployments.map(({ createdAt, revision, id }) => ({
        id,
        revision,
        startedAt: createdAt,
      })),
    ),
  ];
  const marks = deployments.flatMap(({ id, revision, startedAt }) =>
    startedAt
      ? [
          {
            id,
            at: Math.round(Date.parse(startedAt) / 1_000),
            label: revision === undefined ? 'deployment' : `rev ${revision}`,
          },
        ]
      : [],
  );
  return [...new Map(marks.map(mark => [mark.id, mark])).values()]
    .filter(
      ({ at }) =>
        at >= Date.parse(window.start) / 1_000 &&
        at <= Date.parse(window.end) / 1_000,
    )
    .map(({ at, label }) => ({ at, label }))
    .sort((one, other) => one.at - other.at);
}
