import { isPresent, isTrue, toNumber } from '../values/Value';
import { define, type FunctionTable } from './FunctionDefinition';

export const generalFunctions: FunctionTable = {
  ispresent: define([1, 1], ([value]) => isPresent(value)),
  isnumeric: define([1, 1], ([value]) => toNumber(value) !== undefined),
  coalesce: define([1, Infinity], values => values.find(isPresent)),
  if: define([3, 3], ([condition, yes, no]) => (isTrue(condition) ? yes : no)),
  case: define([2, Infinity], values => {
    for (let index = 0; index + 1 < values.length; index += 2) {
      if (isTrue(values[index])) {
        return values[index + 1];
      }
    }
    return values.length % 2 === 1 ? values[values.length - 1] : undefined;
  }),
  // Nothing is masked, since there are no data protection policies.
  unmask: define([1, 1], ([value]) => value),
  querystarttime: define([0, 0], (_, { startTime }) => startTime),
  queryendtime: define([0, 0], (_, { endTime }) => endTime),
  querytimerange: define(
    [0, 0],
    (_, { startTime, endTime }) => endTime - startTime,
  ),
};
