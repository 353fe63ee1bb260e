import type { Command, DiffCommand } from '@quarterdeck/insights-language';
import { DateTime } from 'luxon';
import { Row } from '../Row';
import { toNumber } from '../values/Value';
import type { Scope } from './Scope';
import type { TableStep } from './steps';

const COUNT = '@sampleCount';
const PATTERN = '@pattern';
const COPIED = ['@patternId', PATTERN, '@severityLabel'];

export const DIFF_COLUMNS = [
  ...COPIED,
  COUNT,
  '@previousSampleCount',
  '@difference',
  '@differenceDescription',
];

/**
 * `diff` compares patterns; where it does not follow `pattern`, the patterns
 * of the messages are meant.
 */
export function withPattern(commands: readonly Command[]): Command[] {
  return commands.flatMap((command, index): Command[] =>
    command.kind === 'diff' && commands[index - 1]?.kind !== 'pattern'
      ? [patternOfMessages(command), command]
      : [command],
  );
}

function patternOfMessages({ start, end }: DiffCommand): Command {
  const name = '@message';
  const subject = { kind: 'field' as const, name, path: [name], start, end };
  return { kind: 'pattern', subject, start, end };
}

/** Runs the commands before it over the earlier time, too, and compares. */
export function compileDiff(
  { period }: DiffCommand,
  before: readonly Command[],
  scope: Scope,
): TableStep {
  const { startTime, endTime } = scope.context;
  const input = scope.addInput(before, time => {
    const at = DateTime.fromMillis(time, { zone: 'utc' });
    switch (period) {
      case 'previousDay':
        return at.minus({ days: 1 }).toMillis();
      case 'previousWeek':
        return at.minus({ weeks: 1 }).toMillis();
      case 'previousMonth':
        return at.minus({ months: 1 }).toMillis();
      default:
        return time - (endTime - startTime);
    }
  });
  return rows => compared(rows, input.rows());
}

function compared(now: readonly Row[], before: readonly Row[]): Row[] {
  const earlier = new Map(before.map(row => [keyOf(row), row]));
  const rows = now.map(row => {
    const previous = earlier.get(keyOf(row));
    earlier.delete(keyOf(row));
    return differenceRow(row, countOf(row), countOf(previous));
  });
  const gone = [...earlier.values()].map(row =>
    differenceRow(row, 0, countOf(row)),
  );
  return [...rows, ...gone]
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .map(({ row }) => row);
}

function differenceRow(source: Row, count: number, previous: number) {
  const difference = count - previous;
  const row = new Row(undefined, [
    ...COPIED.map(name => [name, source.get(name, [name])] as const),
    [COUNT, count],
    ['@previousSampleCount', previous],
    ['@difference', difference],
    ['@differenceDescription', describe(count, previous)],
  ]);
  return { row, difference };
}

function describe(count: number, previous: number): string {
  if (previous === 0) {
    return 'New pattern';
  }
  if (count === 0) {
    return 'Pattern no longer appears';
  }
  const percent = Math.round((100 * (count - previous)) / previous);
  return percent === 0 ? 'No change' : `${percent > 0 ? '+' : ''}${percent}%`;
}

const keyOf = (row: Row) => String(row.get(PATTERN, [PATTERN]));

const countOf = (row: Row | undefined) =>
  toNumber(row?.get(COUNT, [COUNT])) ?? 0;
