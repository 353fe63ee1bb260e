import type { Region } from '../world/Region';
import { seededHex } from '../world/seeded';
import {
  environmentOf,
  serviceOfEnvironment,
} from '../world/service/environment';
import type { World } from '../world/World';
import type { ExitCode, Incident, IncidentKind } from './Incident';
import type { Scene } from './IncidentDefinition';
import { INCIDENT_DEFINITIONS } from './kinds';

const MINUTE_MS = 60_000;

/** No service carries the environment's tag. */
export class UnknownEnvironment extends Error {
  constructor(environment: string, region: Region) {
    super(
      `There is no environment ${environment} with an ECS service in account ${region.accountId}, ${region.name}`,
    );
  }
}

/** That environment cannot be in that trouble. */
export class UnfitIncident extends Error {}

export interface IncidentRequest {
  readonly kind: IncidentKind;
  readonly environment: string;
  /** How long it has been going on already. */
  readonly sinceMinutes?: number;
  /** Of a crash loop. */
  readonly exitCode?: ExitCode;
}

/**
 * Begins trouble in an environment; the one that is there already when it is
 * of that kind.
 *
 * @throws UnknownEnvironment
 * @throws UnfitIncident
 */
export function startIncident(
  world: World,
  region: Region,
  { kind, environment, sinceMinutes = 0, exitCode }: IncidentRequest,
): Incident {
  const service = serviceOfEnvironment(region, environment);
  if (!service) throw new UnknownEnvironment(environment, region);
  const definition = INCIDENT_DEFINITIONS[kind];
  if (exitCode !== undefined && !definition.hasExitCode) {
    throw new UnfitIncident(`There is no exit code in ${kind}`);
  }
  const under = region.incidents.find(
    each =>
      each.kind === kind && each.environment === environment && !each.endedAt,
  );
  if (under) return under;
  const startedAt = new Date(world.now().getTime() - sinceMinutes * MINUTE_MS);
  if (startedAt < service.createdAt) {
    throw new UnfitIncident(
      `${environment} did not exist ${sinceMinutes} minutes ago`,
    );
  }
  const incident: Incident = {
    id: seededHex(
      12,
      world.seed,
      kind,
      environment,
      startedAt.getTime(),
      region.incidents.length,
    ),
    kind,
    environment,
    serviceArn: service.arn,
    startedAt,
    ...(exitCode !== undefined && { exitCode }),
  };
  const scene = sceneOf(world, region, incident);
  if (definition.needsDatabase && !scene?.database) {
    throw new UnfitIncident(`${environment} has no database for ${kind}`);
  }
  if (scene) definition.begin?.(scene);
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
  for (const incident of ended) {
    incident.endedAt = world.now();
    const scene = sceneOf(world, region, incident);
    if (scene) INCIDENT_DEFINITIONS[incident.kind].end?.(scene);
  }
  world.changed();
  return ended;
}

/** Undefined when the service is no more. */
function sceneOf(
  world: World,
  region: Region,
  incident: Incident,
): Scene | undefined {
  const service = region.ecsServices.byArn(incident.serviceArn);
  return (
    service && {
      world,
      region,
      incident,
      service,
      database: region.dbInstances.find(
        (_shape, each) => environmentOf(each) === incident.environment,
      ),
    }
  );
}
