import type { Region } from '../world/Region';
import type { Resource } from '../world/Resource';
import type { DatabaseLoad } from '../world/database/DatabaseLoad';
import type { DbInstanceShape } from '../world/resources/rds';
import type { EcsServiceShape } from '../world/resources/ecs';
import type { TaskTrouble } from '../world/service/TaskTrouble';
import type { ServedRequest } from '../world/traffic/serve';
import type { World } from '../world/World';
import type { Incident } from './Incident';

/** Where an incident begins or ends. */
export interface Scene {
  readonly world: World;
  readonly region: Region;
  readonly incident: Incident;
  readonly service: Resource<EcsServiceShape>;
  readonly database: Resource<DbInstanceShape> | undefined;
}

/** An incident at a time. */
export interface Moment {
  readonly incident: Incident;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
  /** From 0 (not felt) to 1 (in full force). */
  readonly strength: number;
}

/**
 * What a kind of trouble does. Only what is named here differs from an
 * ordinary day; metrics, alarms, logs and the answers of the services follow.
 */
export interface IncidentDefinition {
  /** One line, for whoever chooses one. */
  readonly summary: string;
  /** Whether it is the database that is in trouble. */
  readonly needsDatabase?: boolean;
  /** Whether one may say with which code containers exit. */
  readonly hasExitCode?: boolean;
  /** How long it takes to be felt in full. */
  readonly onsetMs?: number;
  /** How long it is felt after its end. */
  readonly recoveryMs?: number;
  /** What happened to the resources when it began, such as a deployment. */
  begin?(scene: Scene): void;
  /** What mends the resources at its end. */
  end?(scene: Scene): void;
  /** How tasks live meanwhile. */
  readonly tasks?: (incident: Incident) => TaskTrouble;
  /** What becomes of a request meanwhile; the same for the same request. */
  request?(served: ServedRequest, moment: Moment): ServedRequest;
  /** What the database has to bear meanwhile. */
  database?(load: DatabaseLoad, moment: Moment): DatabaseLoad;
  /** What the database complains of each minute, without being asked. */
  databaseLog?(moment: Moment): string[];
  /** How much memory the tasks use meanwhile, in percent. */
  memoryPercent?(incident: Incident): number | undefined;
}
