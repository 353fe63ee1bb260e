import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ENVIRONMENT_ANNOTATIONS } from '@quarterdeck/plugin-environments-common';
import {
  type Alarm,
  type EcsService,
  type FleetRow,
  type HealthReport,
  type Reading,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';

/** The report of an entity, short enough to list hundreds of them. */
export function toFleetRow(entity: Entity, report: HealthReport): FleetRow {
  const { readings } = report;
  const all = Object.values(readings).flat();
  const places = all.flatMap(({ target }) => placeOf(target) ?? []);
  return {
    entityRef: report.entityRef,
    title: entity.metadata.title ?? entity.metadata.name,
    owner: ownerOf(entity),
    type: typeof entity.spec?.type === 'string' ? entity.spec.type : undefined,
    stage: entity.metadata.annotations?.[ENVIRONMENT_ANNOTATIONS.stage],
    accountIds: distinct(places.map(({ accountId }) => accountId)),
    regions: distinct(places.map(({ region }) => region)),
    verdict: report.verdict,
    tasks: tasksOf(readings.ecs),
    alarms: alarmsOf(readings.alarm),
    at: all
      .flatMap(reading =>
        reading.problem ? reading.lastGood?.at ?? [] : reading.at,
      )
      .sort()[0],
  };
}

function ownerOf(entity: Entity): string | undefined {
  const related = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  if (related) return related;
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string') return undefined;
  return stringifyEntityRef(
    parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: entity.metadata.namespace,
    }),
  );
}

function placeOf(target: string) {
  const [prefix, , , region, accountId] = target.split(':');
  return prefix === 'arn' && region && accountId
    ? { accountId, region }
    : undefined;
}

function tasksOf(readings: Reading<EcsService>[]): FleetRow['tasks'] {
  const services = readings.flatMap(reading => shownValue(reading) ?? []);
  if (services.length === 0) return undefined;
  return {
    running: sum(services.map(({ running }) => running)),
    desired: sum(services.map(({ desired }) => desired)),
  };
}

function alarmsOf(readings: Reading<Alarm>[]): FleetRow['alarms'] {
  const alarms = readings
    .flatMap(reading => shownValue(reading) ?? [])
    .filter(({ severity }) => severity !== 'none');
  if (alarms.length === 0) return undefined;
  return {
    inAlarm: alarms.filter(({ state }) => state === 'ALARM').length,
    total: alarms.length,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}
