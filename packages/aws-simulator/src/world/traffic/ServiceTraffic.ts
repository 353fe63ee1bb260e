import { feltAt, incidentsOf, mayBeFeltIn } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import {
  everRuns,
  hasFailed,
  isFailingAt,
  isHealthyAt,
  taskStatusAt,
  type TaskRun,
} from '../service/TaskRun';
import { desiredCountAt, taskRuns } from '../service/taskRuns';
import type { World } from '../World';
import { loadProfileOf, type LoadProfile } from './loadCurve';
import { MINUTE_MS, requestsOfMinute } from './requests';
import { type ElbStatus, serve, type ServedRequest } from './serve';

const SAMPLES_PER_MINUTE = 4;
/** A week and a little more, since a dashboard asks for many metrics of one. */
const MAX_CACHED_MINUTES = 11_000;
/** A crash loop makes thousands of tasks a day; they are looked at in parts. */
const MINUTES_AT_ONCE = 240;

/** What happened to a service within a minute; counts up to now. */
export interface ServiceMinute {
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly requests: number;
  readonly target2xx: number;
  readonly target4xx: number;
  readonly target5xx: number;
  /** The load balancer's own answers, by status. */
  readonly elb: Readonly<Record<ElbStatus, number>>;
  /** All of them. */
  readonly elb5xx: number;
  /** Milliseconds, of what targets answered. */
  readonly durations: readonly number[];
  /** At a few moments of the minute. */
  readonly samples: readonly ServiceSample[];
}

export interface ServiceSample {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly healthy: number;
  readonly unhealthy: number;
  /** How many deployments have tasks. */
  readonly deployments: number;
}

interface Cache {
  version: string;
  readonly minutes: Map<number, ServiceMinute>;
}

const caches = new WeakMap<Resource<EcsServiceShape>, Cache>();

/**
 * A service's traffic: the requests, who answered them, and how many tasks
 * there were. Metrics, logs and alarms all read it, so that they agree.
 */
export class ServiceTraffic {
  readonly profile: LoadProfile;

  constructor(
    private readonly world: World,
    private readonly region: Region,
    private readonly service: Resource<EcsServiceShape>,
  ) {
    this.profile = loadProfileOf(world.seed, service.arn);
  }

  /** The requests of a minute that have come by now, with their tasks. */
  servedIn(minute: number, runs: readonly TaskRun[]): ServedRequest[] {
    const now = this.world.now().getTime();
    const opened = this.openedAt();
    const closed = this.service.shape.deletedAt?.getTime() ?? Infinity;
    const requests = requestsOfMinute(this.profile, minute).filter(
      ({ at }) => at <= now && at >= opened && at < closed,
    );
    return this.#troubled(minute, serve(requests, runs));
  }

  /** What becomes of requests while something is wrong. */
  #troubled(minute: number, served: ServedRequest[]): ServedRequest[] {
    const incidents = incidentsOf(this.region, this.service.arn).filter(each =>
      mayBeFeltIn(each, minute * MINUTE_MS, (minute + 1) * MINUTE_MS),
    );
    if (incidents.length === 0) return served;
    return served.map(original =>
      feltAt(incidents, original.request.at).reduce(
        (each, { definition, moment }) =>
          definition.request?.(each, moment) ?? each,
        original,
      ),
    );
  }

  /** The tasks that lived at some time in a range, epoch milliseconds. */
  runsIn(from: number, to: number): TaskRun[] {
    return taskRuns(this.region, this.service, {
      from: new Date(from),
      to: new Date(to),
    });
  }

  /**
   * The minutes from one to another (exclusive) in which the service existed,
   * up to the one that is running.
   */
  minutes(fromMinute: number, toMinute: number): ServiceMinute[] {
    const now = this.world.now().getTime();
    const first = Math.max(
      fromMinute,
      Math.floor(this.service.createdAt.getTime() / MINUTE_MS),
    );
    const last = Math.min(toMinute, Math.floor(now / MINUTE_MS) + 1);
    const { minutes: cached } = this.#cache();
    const result: ServiceMinute[] = [];
    let runs: TaskRun[] = [];
    let runsUntil = 0;
    for (let minute = first; minute < last; minute++) {
      let summary = cached.get(minute);
      if (!summary) {
        if (minute >= runsUntil) {
          runsUntil = Math.min(last, minute + MINUTES_AT_ONCE);
          runs = this.runsIn(minute * MINUTE_MS, runsUntil * MINUTE_MS);
        }
        summary = this.#summarize(minute, livingIn(minute, runs), now);
        summary = sharingSamples(summary, result[result.length - 1]);
        if ((minute + 1) * MINUTE_MS <= now) {
          cached.set(minute, summary);
        }
      }
      result.push(summary);
    }
    return result;
  }

  /** Nobody sends requests before the first task was healthy. */
  openedAt(): number {
    const [{ createdAt, startMs }] = this.service.shape.deployments;
    return createdAt.getTime() + 1.5 * startMs;
  }

  #summarize(
    minute: number,
    runs: readonly TaskRun[],
    now: number,
  ): ServiceMinute {
    const served = this.servedIn(minute, runs);
    const answered = served.filter(({ run }) => run !== undefined);
    const statuses = (hundred: number) =>
      answered.filter(
        ({ request }) => Math.floor(request.statusCode / 100) === hundred,
      ).length;
    const ownOf = (status: ElbStatus) =>
      served.filter(({ elbStatus }) => elbStatus === status).length;
    return {
      minute,
      requests: served.length,
      target2xx: statuses(2),
      target4xx: statuses(4),
      target5xx: statuses(5),
      elb: { 502: ownOf(502), 503: ownOf(503), 504: ownOf(504) },
      elb5xx: served.length - answered.length,
      durations: answered.map(({ request }) => request.duration),
      samples: this.#samples(minute, runs, now),
    };
  }

  #samples(
    minute: number,
    runs: readonly TaskRun[],
    now: number,
  ): ServiceSample[] {
    const samples: ServiceSample[] = [];
    for (let index = 0; index < SAMPLES_PER_MINUTE; index++) {
      const share = (index + 0.5) / SAMPLES_PER_MINUTE;
      const at = new Date(Math.min(now, (minute + share) * MINUTE_MS));
      samples.push(sampleAt(this.service.shape, runs, at));
    }
    return samples;
  }

  /** Finished minutes only change when the service or an incident does. */
  #cache(): Cache {
    const { shape, arn } = this.service;
    const version = JSON.stringify([
      shape.deployments,
      shape.desiredCounts,
      shape.stoppedTasks,
      shape.deletedAt,
      this.region.incidents.filter(({ serviceArn }) => serviceArn === arn),
    ]);
    let cache = caches.get(this.service);
    if (
      !cache ||
      cache.version !== version ||
      cache.minutes.size > MAX_CACHED_MINUTES
    ) {
      cache = { version, minutes: new Map() };
      caches.set(this.service, cache);
    }
    return cache;
  }
}

/** Mostly nothing changes: then a minute's samples are those of the one before. */
function sharingSamples(
  summary: ServiceMinute,
  before: ServiceMinute | undefined,
): ServiceMinute {
  const isSame = before?.samples.every((sample, index) =>
    isSameSample(sample, summary.samples[index]),
  );
  return before && isSame ? { ...summary, samples: before.samples } : summary;
}

const isSameSample = (a: ServiceSample, b: ServiceSample) =>
  a.desired === b.desired &&
  a.running === b.running &&
  a.pending === b.pending &&
  a.healthy === b.healthy &&
  a.unhealthy === b.unhealthy;

/** The runs that lived in a minute, out of those of a longer time. */
export function livingIn(minute: number, runs: readonly TaskRun[]): TaskRun[] {
  const start = minute * MINUTE_MS;
  return runs.filter(
    ({ createdAt, stoppedAt }) =>
      createdAt.getTime() < start + MINUTE_MS &&
      (!stoppedAt || stoppedAt.getTime() >= start),
  );
}

function sampleAt(
  service: EcsServiceShape,
  runs: readonly TaskRun[],
  at: Date,
): ServiceSample {
  const statuses = runs.map(run => taskStatusAt(run, at));
  const healthy = runs.filter(run => isHealthyAt(run, at)).length;
  const unhealthy = runs.filter(
    (run, index) =>
      statuses[index] !== undefined &&
      statuses[index] !== 'STOPPED' &&
      (isFailingAt(run, at) || isCrashingAt(run, at)),
  ).length;
  const count = (status: string) =>
    statuses.filter(each => each === status).length;
  return {
    desired: desiredCountAt(service, at),
    running: count('RUNNING'),
    pending: count('PENDING'),
    healthy,
    unhealthy,
    deployments: new Set(
      runs.flatMap(({ deploymentId }, index) =>
        statuses[index] === undefined || statuses[index] === 'STOPPED'
          ? []
          : [deploymentId],
      ),
    ).size,
  };
}

/** A container that starts and exits is registered as a target meanwhile. */
const isCrashingAt = (run: TaskRun, at: Date) =>
  hasFailed(run) && everRuns(run) && !isHealthyAt(run, at);
