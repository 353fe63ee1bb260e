import { DateTime } from 'luxon';
import { toNumber, toText, type Value } from '../values/Value';
import {
  define,
  type FunctionDefinition,
  type FunctionTable,
} from './FunctionDefinition';
import { ceilToPeriod, floorToPeriod, parsePeriod } from './periods';

const asTimestamp = (definition: FunctionDefinition): FunctionDefinition => ({
  ...definition,
  returnsTimestamp: true,
});

function rounded(
  [time, period]: readonly Value[],
  round: typeof floorToPeriod,
): Value {
  const milliseconds = toNumber(time);
  const parsed = parsePeriod(toText(period));
  return milliseconds === undefined || parsed === undefined
    ? undefined
    : round(milliseconds, parsed);
}

export const datetimeFunctions: FunctionTable = {
  datefloor: asTimestamp(define([2, 2], args => rounded(args, floorToPeriod))),
  dateceil: asTimestamp(define([2, 2], args => rounded(args, ceilToPeriod))),
  frommillis: asTimestamp(define([1, 1], ([value]) => toNumber(value))),
  tomillis: define([1, 1], ([value]) => toNumber(value)),
  now: define([0, 0], (_, { now }) => Math.floor(now / 1000)),
  parsedate: asTimestamp(
    define([2, 2], ([value, format]) => {
      const parsed = DateTime.fromFormat(
        toText(value) ?? '',
        toText(format) ?? '',
        { zone: 'utc' },
      );
      return parsed.isValid ? parsed.toMillis() : undefined;
    }),
  ),
  formatdate: define([2, 2], ([value, format]) => {
    const milliseconds = toNumber(value);
    return milliseconds === undefined
      ? undefined
      : DateTime.fromMillis(milliseconds, { zone: 'utc' }).toFormat(
          toText(format) ?? '',
        );
  }),
};
