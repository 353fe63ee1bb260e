import { feltAt, incidentsOf } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import { MINUTE_MS, Random, type ServiceMinute, wander } from '../traffic';
import { measured, type MinuteData } from './MinuteData';
import { UTILIZATION, type Utilization } from './utilization';

const MINUTES_PER_HOUR = 60;

type Measure = (minute: ServiceMinute) => MinuteData | undefined;

/**
 * How busy the tasks of a service are, in percent of what they reserve; nobody
 * measures it while no task runs.
 */
export function serviceUtilization(
  region: Region,
  service: Resource<EcsServiceShape>,
  seed: number,
): { cpu: Measure; memory: Measure } {
  const incidents = incidentsOf(region, service.arn);
  const memory = utilization(seed, UTILIZATION.MemoryUtilization);
  return {
    cpu: utilization(seed, UTILIZATION.CPUUtilization),
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
  { idle, perRequest, wobble, salt }: Utilization,
): Measure {
  return ({ minute, requests, samples }) => {
    const random = new Random(seed, minute, salt);
    const slow = wander(seed + salt, minute / MINUTES_PER_HOUR);
    const values = samples
      .filter(({ running }) => running > 0)
      .map(({ running }) => {
        const percent =
          idle +
          (perRequest * requests) / running +
          wobble * (random.centered() + slow);
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
