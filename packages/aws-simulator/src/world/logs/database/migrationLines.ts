import type { EcsServiceShape } from '../../resources/ecs';
import { hash32, MINUTE_MS } from '../../traffic';
import type { LogLine } from '../LogLine';
import type { LogSettings } from './DatabaseLog';
import { postgresLine } from './PostgresLine';
import { FIRST_MIGRATION, MIGRATIONS } from './statements';

const AFTER_START_MS = 820;
const STATEMENT_TAKES_MS = 35;

/**
 * The DDL of the deployments that reach their tasks around a minute, as far as
 * the database logs it.
 */
export function migrationLines(
  minute: number,
  { deployments }: EcsServiceShape,
  { logsDdl, user, database }: LogSettings,
): LogLine[] {
  if (!logsDdl) return [];
  return deployments.flatMap(({ id, createdAt, startMs, ...rest }, index) => {
    if (rest.brokenBy || rest.startFailure) return [];
    const start = createdAt.getTime() + startMs + AFTER_START_MS;
    if (Math.abs(start - minute * MINUTE_MS) > 2 * MINUTE_MS) return [];
    const seed = hash32(id);
    const statements =
      index === 0 ? FIRST_MIGRATION : [MIGRATIONS[index % MIGRATIONS.length]];
    const session = {
      host: '10.0.10.10',
      port: 40_000 + (seed % 9_000),
      user,
      database,
      pid: 700 + (seed % 9_000),
    };
    return statements.map((statement, position) =>
      postgresLine(
        start + STATEMENT_TAKES_MS * position,
        session,
        'LOG',
        `statement: ${statement}`,
      ),
    );
  });
}
