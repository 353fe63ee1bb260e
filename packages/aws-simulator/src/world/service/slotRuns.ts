import type { Incident } from '../../incidents/Incident';
import { INCIDENT_DEFINITIONS } from '../../incidents/kinds';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import { seededFraction, seededHex } from '../seeded';
import { attemptsBetween } from './attempts';
import { failuresThatTrip } from './circuitBreaker';
import { placementOf } from './placement';
import { desiredCountAt, later, type Slot, STOPPING_MS } from './slots';
import { NEVER, type TaskRun, type TaskStop } from './TaskRun';
import type { TimeRange } from './taskRuns';
import type { TaskTrouble, Vary } from './TaskTrouble';

/** The tasks, one after the other, of one place of a service. */
export class SlotRuns {
  readonly #runs: TaskRun[] = [];
  readonly #startMs: number;

  constructor(
    private readonly region: Region,
    private readonly service: Resource<EcsServiceShape>,
    private readonly slot: Slot,
    private readonly range: TimeRange,
  ) {
    this.#startMs = slot.deployment.startMs;
  }

  /** Those that live in the range, and maybe some more. */
  through(incidents: readonly Incident[]): TaskRun[] {
    const { slot } = this;
    const { brokenBy } = slot.deployment;
    if (brokenBy !== undefined) {
      for (const incident of incidents) {
        if (incident.id === brokenBy) this.#neverStart(incident);
      }
      return this.#runs;
    }
    let steadyFrom = slot.from;
    for (const incident of incidents) {
      const trouble = INCIDENT_DEFINITIONS[incident.kind].tasks?.(incident);
      if (trouble?.hits !== 'service') continue;
      const start = max(incident.startedAt, steadyFrom);
      const end = min(incident.endedAt ?? NEVER, slot.to);
      const key = `${incident.id}/${slot.number}`;
      const vary: Vary = name => seededFraction(key, name);
      const last = trouble.lastOf?.(vary);
      const isFeltAfterMs = last?.failsCheckAfterMs ?? last?.endsAfterMs ?? 0;
      if (later(start, isFeltAfterMs) >= end) continue;
      if (steadyFrom < start && last) {
        this.#steady(keyOf(slot, steadyFrom), steadyFrom, {
          at: later(start, last.endsAfterMs),
          failsCheckAt:
            last.failsCheckAfterMs === undefined
              ? undefined
              : later(start, last.failsCheckAfterMs),
          failedCheck: trouble.failedCheck?.(vary),
          stop: run => this.#stopOf(trouble, run),
        });
      }
      // A task's place is free when the one before has ended.
      const freeAt =
        steadyFrom < start && last?.failsCheckAfterMs
          ? later(start, last.endsAfterMs)
          : start;
      this.#attempts(trouble, key, { start: freeAt, end, most: Infinity });
      steadyFrom = end;
    }
    if (steadyFrom < slot.to) {
      this.#steady(keyOf(slot, steadyFrom), steadyFrom, {
        at: slot.to,
        stop: () => ({
          code: 'ServiceSchedulerInitiated',
          reason: `Scaling activity initiated by (deployment ${slot.deployment.id})`,
          exitCode: 143,
        }),
      });
    }
    return this.#runs;
  }

  /** The attempts of a broken deployment, until its circuit breaker trips. */
  #neverStart(incident: Incident): void {
    const { slot, service } = this;
    const trouble = INCIDENT_DEFINITIONS[incident.kind].tasks?.(incident);
    if (!trouble) return;
    const desired = Math.max(1, desiredCountAt(service.shape, slot.from));
    const trips = failuresThatTrip(service.shape, desired);
    this.#attempts(trouble, `${incident.id}/${slot.number}`, {
      start: slot.from,
      end: min(incident.endedAt ?? NEVER, slot.to),
      most: trips === undefined ? Infinity : Math.ceil(trips / desired),
    });
  }

  #attempts(
    trouble: TaskTrouble,
    key: string,
    span: { start: Date; end: Date; most: number },
  ): void {
    const attempts = attemptsBetween(trouble, key, span, this.range);
    /** By then, a task that is well has taken its place. */
    const replacedAt = later(span.end, 1.5 * this.#startMs);
    for (const { number, createdAt, life, vary } of attempts) {
      const made = this.#make(`${key}/${number}`, createdAt, 0);
      const startedAt =
        life.startsAfterMs === undefined
          ? NEVER
          : later(createdAt, life.startsAfterMs);
      const begins = startedAt === NEVER ? createdAt : startedAt;
      const check = trouble.failedCheck?.(vary);
      const run = {
        ...made,
        startedAt,
        failedCheck:
          check && life.failsCheckAfterMs !== undefined
            ? { ...check, at: later(startedAt, life.failsCheckAfterMs) }
            : undefined,
      };
      this.#runs.push({
        ...ended(
          run,
          min(later(begins, life.endsAfterMs), replacedAt),
          this.#stopOf(trouble, run),
        ),
        healthyAt: undefined,
      });
    }
  }

  /** Steady runs from one moment to another, interrupted by hand only. */
  #steady(key: string, from: Date, end: End): void {
    let run = this.#make(key, from, this.#startMs);
    let runKey = key;
    for (;;) {
      const { id } = run;
      const byHand = this.service.shape.stoppedTasks.find(
        each => each.taskId === id && each.at < end.at,
      );
      if (!byHand) break;
      this.#runs.push(
        ended(run, byHand.at, {
          code: 'UserInitiated',
          reason: byHand.reason,
          exitCode: 143,
        }),
      );
      runKey += '+';
      run = this.#make(runKey, later(byHand.at, STOPPING_MS), this.#startMs);
    }
    if (end.failedCheck && end.failsCheckAt) {
      run.failedCheck = { ...end.failedCheck, at: end.failsCheckAt };
    }
    this.#runs.push(end.at < NEVER ? ended(run, end.at, end.stop(run)) : run);
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

/** How a steady run ends. */
interface End {
  at: Date;
  failsCheckAt?: Date;
  failedCheck?: Pick<
    NonNullable<TaskRun['failedCheck']>,
    'reason' | 'description'
  >;
  stop(run: TaskRun): TaskStop;
}

const keyOf = (slot: Slot, from: Date) =>
  from === slot.from ? 'steady' : `after ${from.getTime()}`;

const ended = (run: TaskRun, at: Date, stop: TaskStop): TaskRun => ({
  ...run,
  healthyAt: run.healthyAt && run.healthyAt < at ? run.healthyAt : undefined,
  stoppingAt: at,
  stoppedAt: later(at, STOPPING_MS),
  stop,
});

const max = (a: Date, b: Date) => (a > b ? a : b);
const min = (a: Date, b: Date) => (a < b ? a : b);
