import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { parseRecord } from './recordFields';

/** How serious a record is, by its own account. */
export type Level = 'error' | 'warning' | 'info' | 'debug';

const NAMES: Readonly<Record<string, Level>> = {
  fatal: 'error',
  critical: 'error',
  crit: 'error',
  panic: 'error',
  error: 'error',
  err: 'error',
  warning: 'warning',
  warn: 'warning',
  info: 'info',
  notice: 'info',
  debug: 'debug',
  trace: 'debug',
};
// In a text, only capitals are meant: `[ERROR]`, but not "no error".
const IN_TEXT =
  /\b(FATAL|CRITICAL|PANIC|ERROR|WARNING|WARN|INFO|DEBUG|TRACE)\b/;
const FIRST_CHARACTERS = 200;
// pino and bunyan write numbers.
const NUMBERS: readonly (readonly [number, Level])[] = [
  [50, 'error'],
  [40, 'warning'],
  [30, 'info'],
  [0, 'debug'],
];

/** The level of a row, from its fields or from its message. */
export function levelOf(row: RunRow): Level | undefined {
  return (
    named(row.level ?? row['@level'] ?? row.severity ?? row.levelname) ??
    levelOfMessage(row['@message'] ?? row.message)
  );
}

function levelOfMessage(message: string | undefined): Level | undefined {
  const record = parseRecord(message);
  if (record) return named(record.level ?? record.severity ?? record.levelname);
  const [, word] =
    IN_TEXT.exec(message?.slice(0, FIRST_CHARACTERS) ?? '') ?? [];
  return named(word);
}

function named(value: unknown): Level | undefined {
  const number = Number(value);
  if (value !== '' && Number.isFinite(number) && number >= 10) {
    return NUMBERS.find(([least]) => number >= least)?.[1];
  }
  return typeof value === 'string' ? NAMES[value.toLowerCase()] : undefined;
}
