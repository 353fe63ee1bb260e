import type {
  EcsStoppedContainer,
  EcsStoppedTask,
  Problem,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';

/** A stopped task, with what the portal kept of it. */
export interface ShownStop extends EcsStoppedTask {
  log?: StoppedTaskRecord['log'];
  logProblem?: Problem;
  /** AWS has forgotten it. */
  isOnlyKept: boolean;
}

/** Those that AWS remembers and those that the portal keeps, newest first. */
export function mergeStops(
  remembered: EcsStoppedTask[],
  kept: StoppedTaskRecord[],
): ShownStop[] {
  const keptByArn = new Map(kept.map(record => [record.arn, record]));
  const rememberedArns = new Set(remembered.map(({ arn }) => arn));
  const stops: ShownStop[] = [
    ...remembered.map(task => ({
      ...task,
      log: keptByArn.get(task.arn)?.log,
      logProblem: keptByArn.get(task.arn)?.logProblem,
      isOnlyKept: false,
    })),
    ...kept
      .filter(({ arn }) => !rememberedArns.has(arn))
      .map(record => ({ ...record, isOnlyKept: true })),
  ];
  return stops.sort(
    (one, other) =>
      Date.parse(other.stoppedAt ?? '') - Date.parse(one.stoppedAt ?? ''),
  );
}

/**
 * Why a task stopped, for a line: `exit code 1`, `OutOfMemoryError`, or AWS's
 * stop code where no container of it ever ended.
 */
export function causeOf({
  containers,
  stopCode,
  reason,
}: EcsStoppedTask): string {
  const memory = containers.find(own => own.reason?.startsWith('OutOfMemory'));
  const codes = exitCodes(containers);
  if (memory) return `out of memory${codes ? `, exit code ${codes}` : ''}`;
  if (codes) return `exit code ${codes}`;
  return stopCode ?? reason ?? 'for no known reason';
}

/** With one container its code alone, with several whose code it is. */
export function exitCodes(
  containers: EcsStoppedContainer[],
): string | undefined {
  const exited = containers.filter(({ exitCode }) => exitCode !== undefined);
  if (exited.length === 0) return undefined;
  if (containers.length === 1) return String(exited[0].exitCode);
  return exited.map(({ name, exitCode }) => `${name}: ${exitCode}`).join(', ');
}

/** `12 × exit code 1, 3 × out of memory`. */
export function summarizeStops(stops: EcsStoppedTask[]): string {
  const counts = new Map<string, number>();
  for (const stop of stops) {
    const cause = causeOf(stop);
    counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([cause, count]) => `${count} × ${cause}`)
    .join(', ');
}
