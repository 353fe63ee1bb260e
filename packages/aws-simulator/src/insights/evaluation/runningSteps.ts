import type {
  AccumCommand,
  AutoregressCommand,
  FilldownCommand,
  SessionizeCommand,
} from '@quarterdeck/insights-language';
import { periodMilliseconds } from '../functions/periods';
import type { Row } from '../Row';
import { isPresent, toNumber, toText, type Value } from '../values/Value';
import type { TableStep } from './steps';

/** `accum`: the sum so far; a row without a number has none. */
export function accumStep({ field, name }: AccumCommand): TableStep {
  return rows => {
    let sum = 0;
    return rows.map(row => {
      const number = toNumber(row.get(field.name, field.path));
      sum += number ?? 0;
      return row.with(name, number === undefined ? undefined : sum);
    });
  };
}

/** `autoregress`: the field's values in earlier rows. */
export function autoregressStep({
  field,
  lags,
}: AutoregressCommand): TableStep {
  return rows =>
    rows.map((row, index) => {
      const result = row.copy();
      for (const { lag, name } of lags) {
        result.set(name, rows[index - lag]?.get(field.name, field.path));
      }
      return result;
    });
}

/** `sessionize`: numbers the stretches of events that no long pause divides. */
export function sessionizeStep(command: SessionizeCommand): TableStep {
  const maxGapMs = periodMilliseconds(command.maxGap);
  return rows => {
    const latest = new Map<string, { time: number; session: number }>();
    const sessions = new Map<Row, number>();
    let count = 0;
    for (const row of inOrderOfTime(rows)) {
      const key = JSON.stringify(
        command.fields.map(
          ({ name, path }) => toText(row.get(name, path)) ?? null,
        ),
      );
      const time = timeOf(row);
      const before = latest.get(key);
      const session =
        before && time - before.time <= maxGapMs ? before.session : ++count;
      latest.set(key, { time, session });
      sessions.set(row, session);
    }
    return rows.map(row => row.with(command.name, sessions.get(row)));
  };
}

function inOrderOfTime(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf(row: Row): number {
  return toNumber(row.get('@timestamp', ['@timestamp'])) ?? 0;
}

/**
 * `filldown`: the last value that was there, where there is none.
 *
 * @param shown - the columns that names and wildcards are looked for in
 */
export function filldownStep(
  { fields }: FilldownCommand,
  shown: readonly string[],
): TableStep {
  const exact = fields.filter(({ isExact }) => isExact);
  const open = fields.filter(({ isExact }) => !isExact);
  const names = new Set([
    ...exact.map(({ prefix }) => prefix),
    ...shown.filter(
      name =>
        fields.length === 0 ||
        open.some(({ prefix }) => name.startsWith(prefix)),
    ),
  ]);
  return rows => {
    const last = new Map<string, Value>();
    return rows.map(row => {
      const result = row.copy();
      for (const name of names) {
        const value = row.get(name, name.split('.'));
        if (isPresent(value)) {
          last.set(name, value);
        } else if (last.has(name)) {
          result.set(name, last.get(name));
        }
      }
      return result;
    });
  };
}
