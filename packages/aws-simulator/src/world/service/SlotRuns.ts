import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type {
  EcsServiceShape,
  ServiceDeploymentRecord,
} from '../resources/ecs';
import { seededFraction, seededHex } from '../seeded';
import { attemptsBetween, type Attempt } from './attempts';
import type { FailureWindow } from './failureWindows';
import { placementOf } from './placement';
import type { FailedCheck, TaskRun, TaskStop } from './TaskRun';
import type { TaskTrouble, Vary } from './TaskTrouble';
import {
  earliest,
  FOREVER,
  later,
  latest,
  STOPPING_MS,
  type TimeRange,
} from './times';

/** One of a deployment's places for a task, over the time that it exists. */
export interface Slot {
  deployment: ServiceDeploymentRecord;
  number: number;
  from: Date;
  /** FOREVER while nothing ends it. */
  to: Date;
}

/** How a steady run ends. */
interface End {
  at: Date;
  failedCheck?: FailedCheck;
  stopOf(run: TaskRun): TaskStop;
}

/** The tasks that one place of a service sees, one after the other. */
export class SlotRuns {
  readonly #runs: TaskRun[] = [];

  constructor(
    private readonly region: Region,
    private readonly service: Resource<EcsServiceShape>,
    private readonly slot: Slot,
  ) {}

  /** Those that live in a range, and maybe some more. */
  through(windows: readonly FailureWindow[], range: TimeRange): TaskRun[] {
    const { slot } = this;
    let steadyFrom = slot.from;
    for (const window of windows) {
      const start = latest(window.from, steadyFrom);
      const end = earliest(window.to, slot.to);
      const { trouble } = window;
      const vary: Vary = name =>
        seededFraction(`${window.id}/${slot.number}`, name);
      const last = steadyFrom < start ? trouble.lastOf?.(vary) : undefined;
      const isFeltAt = later(
        start,
        last?.failsCheckAfterMs ?? last?.endsAfterMs ?? 0,
      );
      if (isFeltAt >= end) continue;
      let isFreeFrom = slot.from;
      if (last) {
        isFreeFrom = later(start, last.endsAfterMs);
        const check = trouble.failedCheck?.(vary);
        this.#steady(steadyFrom, {
          at: earliest(isFreeFrom, slot.to),
          failedCheck: check && { ...check, at: isFeltAt },
          stopOf: run => this.#stopOf(trouble, run),
        });
      }
      // What replaces a task that is not well begins when that one ends.
      const begin = trouble.failedCheck ? latest(start, isFreeFrom) : start;
      for (const attempt of attemptsBetween(
        window,
        slot.number,
        begin,
        end,
        range,
      )) {
        if (attempt.createdAt >= isFreeFrom) this.#doomed(window, attempt, end);
      }
      steadyFrom = end;
    }
    if (steadyFrom < slot.to) {
      this.#steady(steadyFrom, { at: slot.to, stopOf: () => this.#replaced });
    }
    return this.#runs;
  }

  /** Steady runs from one moment to another, interrupted by hand only. */
  #steady(from: Date, end: End): void {
    const { deployment } = this.slot;
    let key = this.#keyOfSteady(from);
    let run = this.#make(key, from, deployment.startMs);
    for (;;) {
      const { id } = run;
      const byHand = this.service.shape.stoppedTasks.find(
        each => each.taskId === id && each.at < end.at,
      );
      if (!byHand) break;
      const { at, reason } = byHand;
      const code = 'UserInitiated' as const;
      this.#runs.push(ended(run, at, { code, reason, exitCode: 143 }));
      key += '+';
      run = this.#make(key, later(at, STOPPING_MS), deployment.startMs);
    }
    run.failedCheck = end.failedCheck;
    this.#runs.push(
      end.at < FOREVER ? ended(run, end.at, end.stopOf(run)) : run,
    );
  }

  /** A task that comes to no good, or is replaced before that. */
  #doomed(window: FailureWindow, attempt: Attempt, end: Date): void {
    const { slot } = this;
    const { trouble, id } = window;
    const key = `${id}/${slot.number}/${attempt.number}`;
    const check = attempt.failsCheckAt && trouble.failedCheck?.(attempt.vary);
    const run: TaskRun = {
      ...this.#make(key, attempt.createdAt, 0),
      failedCheck:
        check && attempt.failsCheckAt
          ? { ...check, at: attempt.failsCheckAt }
          : undefined,
    };
    // When all is well again, another task soon takes its place.
    const replacedAt = earliest(
      slot.to,
      later(end, 1.5 * slot.deployment.startMs + STOPPING_MS),
    );
    const endsItself = attempt.endsAt <= replacedAt;
    const endsAt = earliest(attempt.endsAt, replacedAt);
    const startedAt = attempt.startedAt < endsAt ? attempt.startedAt : FOREVER;
    const stop = endsItself ? this.#stopOf(trouble, run) : this.#replaced;
    this.#runs.push({
      ...ended(run, endsAt, {
        ...stop,
        exitCode: startedAt < FOREVER ? stop.exitCode : undefined,
      }),
      startedAt,
      healthyAt: undefined,
    });
  }

  #keyOfSteady(from: Date): string {
    const { slot } = this;
    if (from > slot.from) return `after ${from.getTime()}`;
    const isFirst = slot.from <= slot.deployment.createdAt;
    return isFirst ? 'steady' : `from ${slot.from.getTime()}`;
  }

  #make(key: string, createdAt: Date, startMs: number): TaskRun {
    const { service, slot } = this;
    const { deployment, number } = slot;
    const id = seededHex(32, 'task', service.arn, deployment.id, number, key);
    const startedAt = later(createdAt, startMs);
    return {
      id,
      serviceArn: service.arn,
      deploymentId: deployment.id,
      taskDefinitionArn: deployment.taskDefinitionArn,
      ...placementOf(this.region, service.shape, number, id),
      createdAt,
      startedAt,
      healthyAt: later(startedAt, startMs / 2),
    };
  }

  get #replaced(): TaskStop {
    return {
      code: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${this.slot.deployment.id})`,
      exitCode: 143,
    };
  }

  #stopOf(trouble: TaskTrouble, { id, taskDefinitionArn }: TaskRun): TaskStop {
    const { region, service } = this;
    return trouble.stop({
      region,
      service,
      taskDefinition: region.taskDefinitions.get(taskDefinitionArn)?.shape,
      taskId: id,
    });
  }
}

const ended = (run: TaskRun, at: Date, stop: TaskStop): TaskRun => ({
  ...run,
  healthyAt: run.healthyAt && run.healthyAt < at ? run.healthyAt : undefined,
  stoppingAt: at,
  stoppedAt: later(at, STOPPING_MS),
  stop,
});
