import { everRuns, isHealthyAt, type TaskRun } from '../../service/TaskRun';
import { SCHEMA_FAILURE } from '../failures';
import type { LogLine } from '../LogLine';
import type { LogSettings } from './DatabaseLog';
import { postgresLine } from './PostgresLine';
import { complaintLines } from './requestLines';
import { POOL_SIZE, sessionOf } from './sessions';

/** A task opens its pool this long after its start. */
const CONNECTS_AFTER_MS = 740;
const COMPLAINS_BEFORE_END_MS = 95;
const SCHEMA_CHECK = 'SELECT count(*) FROM public.order_items WHERE false';

/** What the beginning and the end of a task make the database log. */
export function taskLines(run: TaskRun, settings: LogSettings): LogLine[] {
  if (!everRuns(run)) return [];
  return [
    ...(settings.logsConnections ? connectionLines(run, settings) : []),
    ...endLines(run, settings),
  ];
}

function connectionLines(run: TaskRun, settings: LogSettings): LogLine[] {
  const at = run.startedAt.getTime() + CONNECTS_AFTER_MS;
  return Array.from({ length: POOL_SIZE }, (_, connection) => {
    const session = sessionOf(run, connection, settings);
    const { user, database, host, port } = session;
    return [
      postgresLine(
        at + 6 * connection,
        session,
        'LOG',
        `connection received: host=${host} port=${port}`,
      ),
      postgresLine(
        at + 6 * connection + 5,
        session,
        'LOG',
        `connection authorized: user=${user} database=${database} SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)`,
      ),
    ];
  }).flat();
}

function endLines(run: TaskRun, settings: LogSettings): LogLine[] {
  const { stop, stoppingAt } = run;
  if (stop?.code !== 'EssentialContainerExited' || !stoppingAt) return [];
  const end = stoppingAt.getTime();
  const session = sessionOf(run, 0, settings);
  const complaint = stop.exitCode === 1 ? SCHEMA_FAILURE.database : undefined;
  const wasHealthy = isHealthyAt(run, new Date(end - 1));
  return [
    ...(complaint
      ? complaintLines(
          end - COMPLAINS_BEFORE_END_MS,
          session,
          complaint,
          SCHEMA_CHECK,
        )
      : []),
    ...(wasHealthy || stop.exitCode === 137
      ? [
          postgresLine(
            end + 20,
            session,
            'LOG',
            'could not receive data from client: Connection reset by peer',
          ),
        ]
      : []),
  ];
}
