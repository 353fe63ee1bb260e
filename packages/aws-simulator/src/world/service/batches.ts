import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { ServiceDeploymentRecord } from '../resources/ecs';
import type { FailureWindow } from './failureWindows';
import { FOREVER, later, STOPPING_MS } from './times';

/** Some of a deployment's tasks, which are started together. */
export interface Batch {
  /** The first slot after it. */
  endSlot: number;
  startedAt: Date;
  /** {@link FOREVER} when its tasks never become healthy. */
  healthyAt: Date;
  /** When the old tasks in the same slots begin to end. */
  replacesAt: Date;
}

export interface BatchSize {
  tasks: number;
  /** Old tasks have to go before there is room for new ones. */
  stopsFirst: boolean;
}

/**
 * How many tasks are replaced at a time.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export function batchSizeOf(
  desired: number,
  configuration: DeploymentConfiguration,
): BatchSize {
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = configuration;
  const room = Math.floor((desired * maximumPercent) / 100) - desired;
  if (room > 0) return { tasks: room, stopsFirst: false };
  const needed = Math.ceil((desired * minimumHealthyPercent) / 100);
  return { tasks: Math.max(1, desired - needed), stopsFirst: true };
}

/** The batches up to the first that never becomes healthy. */
export function batchesOf(
  { createdAt, startMs }: ServiceDeploymentRecord,
  desired: number,
  { tasks, stopsFirst }: BatchSize,
  windows: readonly FailureWindow[],
): Batch[] {
  const batches: Batch[] = [];
  let begin = createdAt;
  for (let endSlot = tasks; ; endSlot += tasks) {
    const startedAt = stopsFirst ? later(begin, STOPPING_MS) : begin;
    const healthyAt =
      desired === 0
        ? startedAt
        : later(firstChance(startedAt, 1.5 * startMs, windows), 1.5 * startMs);
    const done = later(healthyAt, 0.5 * startMs + STOPPING_MS);
    batches.push({
      endSlot: Math.min(endSlot, desired),
      startedAt,
      healthyAt,
      replacesAt: stopsFirst ? begin : done,
    });
    if (endSlot >= desired || healthyAt >= FOREVER) return batches;
    begin = done;
  }
}

/** When a task can start that needs to be left alone for a while. */
function firstChance(
  from: Date,
  neededMs: number,
  windows: readonly FailureWindow[],
): Date {
  return windows.reduce(
    (start, window) =>
      window.from < later(start, Math.max(1, neededMs)) && window.to > start
        ? window.to
        : start,
    from,
  );
}
