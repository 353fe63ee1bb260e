import { DateTime } from 'luxon';
import { INCIDENT_KINDS } from '../../incidents/Incident';
import { startIncident } from '../../incidents/incidents';
import { ManualClock } from '../../world/Clock';
import type { World } from '../../world/World';
import { EnvironmentMould } from './EnvironmentMould';
import {
  type FleetEnvironment,
  fleetEnvironments,
  type FleetOptions,
} from './fleetEnvironments';

/** The first in trouble, and every how manieth after it. */
const FIRST_IN_TROUBLE = 4;
const TROUBLE_EVERY = 23;
const SHORTEST_TROUBLE_MINUTES = 12;

/** Fills an empty world with many environments, a few of them in trouble. */
export async function seedFleet(
  world: World,
  options: FleetOptions,
): Promise<void> {
  const now = DateTime.fromJSDate(world.now());
  const moulds = new Map<string, EnvironmentMould>();
  const environments = fleetEnvironments(options);
  for (const environment of environments) {
    const { stage, region } = environment;
    const kind = `${stage}/${region}`;
    const mould =
      moulds.get(kind) ??
      (await EnvironmentMould.make(world.seed, { stage, region }));
    moulds.set(kind, mould);
    const createdAt = now.minus({ days: environment.createdDaysAgo });
    mould.copyInto(world, environment, createdAt.toJSDate());
  }
  await beginTrouble(world, now, environments);
}

async function beginTrouble(
  world: World,
  now: DateTime,
  environments: FleetEnvironment[],
) {
  const inTrouble = environments.filter(
    (_each, index) => index % TROUBLE_EVERY === FIRST_IN_TROUBLE,
  );
  for (const [index, environment] of inTrouble.entries()) {
    const { name, stage, accountId, region } = environment;
    const since = now.minus({ minutes: SHORTEST_TROUBLE_MINUTES + index });
    const kind = INCIDENT_KINDS[index % INCIDENT_KINDS.length];
    await world.inThePast(new ManualClock(since.toJSDate()), async () => {
      startIncident(world, world.region(accountId, region), {
        kind,
        environment: `${name}-${stage}`,
      });
    });
  }
}
