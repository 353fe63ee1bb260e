import { feltAt, incidentsOf } from '../../../incidents/moments';
import { settingOf } from '../../database/settings';
import type { Region } from '../../Region';
import type { Resource } from '../../Resource';
import type { EcsServiceShape } from '../../resources/ecs';
import type { DbInstanceShape } from '../../resources/rds';
import type { TaskRun } from '../../service/TaskRun';
import {
  hash32,
  MINUTE_MS,
  type ServedRequest,
  type ServiceTraffic,
} from '../../traffic';
import type { World } from '../../World';
import type { LogLine } from '../LogLine';
import type { LogSource, StreamLine, StreamSummary } from '../LogSource';
import { checkpointLines } from './checkpointLines';
import { migrationLines } from './migrationLines';
import { postgresLine } from './PostgresLine';
import { requestLines } from './requestLines';
import { taskLines } from './taskLines';

/** What a database logs, by the parameters that decide it. */
export interface LogSettings {
  readonly user: string;
  readonly database: string;
  /** Statements that take at least so long; none unless told. */
  readonly minDurationMs: number;
  readonly logsConnections: boolean;
  readonly logsDdl: boolean;
}

const AUTOVACUUM = { pid: 405 };
const STARTS_AFTER_MS = 2_000;

/** The log of PostgreSQL that RDS exports to CloudWatch. */
export class DatabaseLog implements LogSource {
  readonly #seed: number;
  readonly #settings: LogSettings;
  readonly #stream: string;

  constructor(
    world: World,
    private readonly region: Region,
    private readonly database: Resource<DbInstanceShape>,
    private readonly application:
      | {
          readonly service: Resource<EcsServiceShape>;
          readonly traffic: ServiceTraffic;
        }
      | undefined,
  ) {
    this.#seed = hash32(`${world.seed}/${database.arn}/log`);
    this.#settings = settingsOf(region, database);
    this.#stream = `${database.id}.0`;
  }

  get traffic(): ServiceTraffic | undefined {
    return this.application?.traffic;
  }

  ofMinute(minute: number, runs: readonly TaskRun[]): StreamLine[] {
    const service = this.application?.service;
    return this.#written([
      ...checkpointLines(this.#seed, minute),
      ...(service ? migrationLines(minute, service.shape, this.#settings) : []),
      ...runs.flatMap(run => taskLines(run, this.#settings)),
      ...this.#troubles(minute),
    ]);
  }

  ofRequest(served: ServedRequest): StreamLine[] {
    return this.#written(requestLines(served, this.#settings));
  }

  streams(_from: number, to: number): StreamSummary[] {
    const createdAt = this.database.createdAt.getTime();
    return createdAt > to
      ? []
      : [
          {
            name: this.#stream,
            createdAt,
            firstEventAt: this.#opensAt,
            lastEventAt: to,
          },
        ];
  }

  get #opensAt(): number {
    const { shape, createdAt } = this.database;
    return (shape.InstanceCreateTime ?? createdAt).getTime() + STARTS_AFTER_MS;
  }

  /** What goes wrong without anybody having asked for anything. */
  #troubles(minute: number): LogLine[] {
    const service = this.application?.service;
    const at = (minute + 0.5) * MINUTE_MS + (this.#seed % 20_000);
    return feltAt(incidentsOf(this.region, service?.arn ?? ''), at).flatMap(
      ({ definition, moment }) =>
        (definition.databaseLog?.(moment) ?? []).map(message =>
          postgresLine(at, AUTOVACUUM, 'ERROR', message),
        ),
    );
  }

  #written(lines: readonly LogLine[]): StreamLine[] {
    return lines
      .filter(({ timestamp }) => timestamp >= this.#opensAt)
      .map(line => ({ stream: this.#stream, line }));
  }
}

function settingsOf(
  region: Region,
  database: Resource<DbInstanceShape>,
): LogSettings {
  const { MasterUsername = 'postgres', DBName = 'postgres' } = database.shape;
  const setting = (name: string) => settingOf(region, database, name);
  const minDuration = Number(setting('log_min_duration_statement') ?? -1);
  return {
    user: MasterUsername,
    database: DBName,
    minDurationMs: minDuration >= 0 ? minDuration : Infinity,
    logsConnections: ['1', 'on', 'true'].includes(
      setting('log_connections') ?? '',
    ),
    logsDdl: ['ddl', 'mod', 'all'].includes(setting('log_statement') ?? ''),
  };
}
