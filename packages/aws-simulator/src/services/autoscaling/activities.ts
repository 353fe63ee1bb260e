import type { ScalingActivity } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../world/Region';
import type { ScalableTargetShape } from '../../world/resources/others';
import { seededUuid } from '../../world/seeded';
import { later } from '../../world/service/times';
import { serviceOf } from './scaling';

const SIX_WEEKS_MS = 42 * 24 * 3_600_000;

/** What was done to a target in the last six weeks, newest first. */
export function activitiesOf(
  region: Region,
  target: ScalableTargetShape,
  now: Date,
): ScalingActivity[] {
  const service = serviceOf(region, target.ResourceId);
  const { desiredCounts = [], deployments = [] } = service?.shape ?? {};
  const startMs = deployments.at(-1)?.startMs ?? 0;
  return desiredCounts
    .filter(
      ({ cause, at }) => cause && now.getTime() - at.getTime() <= SIX_WEEKS_MS,
    )
    .map(({ at, count, cause = '' }) => {
      const done = later(at, 1.5 * startMs);
      const isDone = done <= now;
      return {
        ActivityId: seededUuid(service?.arn, at.getTime(), count),
        ServiceNamespace: 'ecs' as const,
        ResourceId: target.ResourceId,
        ScalableDimension: 'ecs:service:DesiredCount' as const,
        Description: `Setting desired count to ${count}.`,
        Cause: cause,
        StartTime: at,
        EndTime: isDone ? done : undefined,
        StatusCode: isDone ? ('Successful' as const) : ('InProgress' as const),
        StatusMessage: `Successfully set desired count to ${count}. ${
          isDone
            ? 'Change successfully fulfilled by ecs.'
            : 'Waiting for change to be fulfilled by ecs.'
        }`,
      };
    })
    .reverse();
}
