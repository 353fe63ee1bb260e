import { isHealthyAt, type TaskRun } from '../service/TaskRun';
import { stackOf } from '../traffic';
import { SCHEMA_FAILURE } from './failures';
import { jsonLine, type LogLine } from './LogLine';

/** What a task logs about its own beginning and end. */
export function lifecycleLines(run: TaskRun): LogLine[] {
  return [...startLines(run), ...endLines(run)];
}

function startLines(run: TaskRun): LogLine[] {
  const start = run.startedAt.getTime();
  const crashes = crashesBeforeHealth(run) && !isKilled(run);
  const end = run.stoppingAt?.getTime() ?? Infinity;
  const revision = Number(run.taskDefinitionArn.split(':').pop());
  const lines = [
    jsonLine(start + 150, 'info', 'Starting', {
      revision,
      node: 'v24.6.0',
      environment: 'production',
    }),
    jsonLine(start + 420, 'info', 'Reading secrets'),
    jsonLine(start + 780, 'info', 'Connected to the database', {
      poolSize: 4,
    }),
  ];
  if (!crashes) {
    lines.push(
      jsonLine(start + 930, 'info', 'Database schema is up to date'),
      jsonLine(start + 1_050, 'info', 'Listening on port 3000'),
    );
  }
  return lines.filter(({ timestamp }) => timestamp < end);
}

function endLines(run: TaskRun): LogLine[] {
  const { stop, stoppingAt } = run;
  if (!stop || !stoppingAt) {
    return [];
  }
  const end = stoppingAt.getTime();
  if (isKilled(run)) {
    return memoryLines(end);
  }
  if (stop.code === 'EssentialContainerExited') {
    const { message, code } = SCHEMA_FAILURE;
    const where = crashesBeforeHealth(run)
      ? 'Start failed'
      : 'Unhandled rejection';
    return [
      jsonLine(end - 90, 'error', `${where}: ${message}`, {
        code,
        stack: stackOf(SCHEMA_FAILURE),
      }),
      jsonLine(end - 20, 'error', `Exiting with code ${stop.exitCode}`),
    ];
  }
  return [
    jsonLine(end, 'info', 'SIGTERM received, finishing open requests'),
    jsonLine(end + 1_400, 'info', 'Closed the database pool'),
  ];
}

/** A container that is killed for its memory has no last words. */
const isKilled = ({ stop }: TaskRun) => stop?.exitCode === 137;

const memoryLines = (end: number): LogLine[] =>
  [
    { before: 9_000, used: 812 },
    { before: 4_200, used: 931 },
    { before: 900, used: 1_003 },
  ].map(({ before, used }) =>
    jsonLine(end - before, 'warn', 'Memory is running out', {
      rssMegabytes: used,
      limitMegabytes: 1_024,
      cachedSessions: used * 118,
    }),
  );

function crashesBeforeHealth(run: TaskRun): boolean {
  return (
    run.stop?.code === 'EssentialContainerExited' &&
    run.stoppingAt !== undefined &&
    !isHealthyAt(run, new Date(run.stoppingAt.getTime() - 1))
  );
}
