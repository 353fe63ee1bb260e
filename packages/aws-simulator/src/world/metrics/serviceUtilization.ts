import { feltAt, incidentsOf } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import { MINUTE_MS, Random, type ServiceMinute, wander } from '../traffic';
import { measured, type MinuteData } from './MinuteData';

/** Above the 30 % at which an environment scales in, so that a healthy one raises no alarm. */
const IDLE_CPU_PERCENT = 32;
const CPU_PERCENT_PER_REQUEST = 0.6;
const IDLE_MEMORY_PERCENT = 38;
const MEMORY_PERCENT_PER_REQUEST = 0.12;
const MINUTES_PER_HOUR = 60;

type Utilization = (minute: ServiceMinute) => MinuteData | undefined;

/**
 * How busy the tasks of a service are, in percent of what they reserve; nobody
 * measures it while no task runs.
 */
export function serviceUtilization(
  region: Region,
  service: Resource<EcsServiceShape>,
  seed: number,
): { cpu: Utilization; memory: Utilization } {
  const incidents = incidentsOf(region, service.arn);
  const memory = utilization(seed, {
    base: IDLE_MEMORY_PERCENT,
    perRequest: MEMORY_PERCENT_PER_REQUEST,
    wobble: 1.2,
    salt: 2,
  });
  return {
    cpu: utilization(seed, {
      base: IDLE_CPU_PERCENT,
      perRequest: CPU_PERCENT_PER_REQUEST,
      wobble: 1.6,
      salt: 1,
    }),
    memory: minute => {
      const ordinary = memory(minute);
      const middle = (minute.minute + 0.5) * MINUTE_MS;
      const [leaked] = feltAt(incidents, middle).flatMap(
        ({ definition, moment }) =>
          definition.memoryPercent?.(moment.incident) ?? [],
      );
      return leaked === undefined ? ordinary : swollen(ordinary, leaked);
    },
  };
}

function utilization(
  seed: number,
  by: { base: number; perRequest: number; wobble: number; salt: number },
): Utilization {
  return ({ minute, requests, samples }) => {
    const random = new Random(seed, minute, by.salt);
    const slow = wander(seed + by.salt, minute / MINUTES_PER_HOUR);
    const values = samples
      .filter(({ running }) => running > 0)
      .map(({ running }) => {
        const percent =
          by.base +
          (by.perRequest * requests) / running +
          by.wobble * (random.centered() + slow);
        return Math.min(100, Math.max(0.1, percent));
      });
    return measured(minute, values);
  };
}

/** Tasks that leak memory have the most of it just before they end. */
const swollen = (ordinary: MinuteData | undefined, percent: number) =>
  ordinary?.values &&
  measured(
    ordinary.minute,
    ordinary.values.map(value => percent - (100 - value) / 20),
  );
