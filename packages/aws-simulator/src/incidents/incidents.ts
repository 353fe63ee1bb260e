import type { Region } from '../world/Region';
import { seededHex } from '../world/seeded';
import { serviceOfEnvironment } from '../world/service/environment';
import type { World } from '../world/World';
import { deployBadVersion } from './crashLoop';
import type { Incident, IncidentKind } from './Incident';

/** No service carries the environment's tag. */
export class UnknownEnvironment extends Error {
  constructor(environment: string, region: Region) {
    super(
      `There is no environment ${environment} with an ECS service in account ${region.accountId}, ${region.name}`,
    );
  }
}

/**
 * Begins trouble in an environment.
 *
 * @throws UnknownEnvironment
 */
export function startIncident(
  world: World,
  region: Region,
  kind: IncidentKind,
  environment: string,
): Incident {
  const service = serviceOfEnvironment(region, environment);
  if (!service) throw new UnknownEnvironment(environment, region);
  const under = region.incidents.find(
    each =>
      each.kind === kind && each.environment === environment && !each.endedAt,
  );
  if (under) return under;
  const startedAt = world.now();
  const incident: Incident = {
    id: seededHex(12, world.seed, kind, environment, startedAt.getTime()),
    kind,
    environment,
    serviceArn: service.arn,
    startedAt,
  };
  deployBadVersion(world, region, service);
  region.incidents.push(incident);
  world.changed();
  return incident;
}

/** Ends the trouble that fits; without conditions, all of it. */
export function endIncidents(
  world: World,
  region: Region,
  which: { kind?: IncidentKind; environment?: string },
): Incident[] {
  const ended = region.incidents.filter(
    each =>
      !each.endedAt &&
      (which.kind === undefined || each.kind === which.kind) &&
      (which.environment === undefined ||
        each.environment === which.environment),
  );
  for (const incident of ended) incident.endedAt = world.now();
  world.changed();
  return ended;
}
