import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape, TaskDefinitionShape } from '../resources/ecs';
import type { FailedCheck, TaskStop } from './TaskRun';

/** A number from 0 up to 1 that follows from the task and a name. */
export type Vary = (name: string) => number;

/** Which task ends. */
export interface StoppedTask {
  readonly region: Region;
  readonly service: Resource<EcsServiceShape>;
  readonly taskDefinition: TaskDefinitionShape | undefined;
  readonly taskId: string;
}

/** The life of a task that comes to no good, in milliseconds. */
export interface DoomedLife {
  /** From its creation until its containers run; they never do without. */
  readonly startsAfterMs?: number;
  /** From the start of its containers until its target is unhealthy. */
  readonly failsCheckAfterMs?: number;
  /** From the start, or else from the creation, until it ends. */
  readonly endsAfterMs: number;
}

/** How tasks live while something is wrong. */
export interface TaskTrouble {
  /** Whether all tasks are hit, or those of the incident's own deployment. */
  readonly hits: 'service' | 'deployment';
  /** No task that ran well when it began lives longer than this. */
  readonly killsWithinMs: number;
  /** From the creation of one attempt to that of the next. */
  readonly cycleMs: number;
  /** One of the attempts that follow each other in each task's place. */
  attempt(vary: Vary): DoomedLife;
  /** What is left of a task that ran well, from the incident's beginning. */
  lastOf?(vary: Vary): Omit<DoomedLife, 'startsAfterMs'>;
  /** What the load balancer finds wrong with its target. */
  failedCheck?(vary: Vary): Omit<FailedCheck, 'at'>;
  stop(task: StoppedTask): TaskStop;
}
