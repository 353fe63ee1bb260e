import { areEqual } from '../values/compare';
import { isPresent, toText, type Value } from '../values/Value';
import { define, type FunctionTable } from './FunctionDefinition';

function parsed(value: Value): Value {
  if (typeof value === 'object') {
    return value;
  }
  try {
    return JSON.parse(toText(value) ?? '') as Value;
  } catch {
    // Text that is not JSON is an absent value in the query language.
    return undefined;
  }
}

export const jsonFunctions: FunctionTable = {
  jsonparse: define([1, 1], ([value]) => parsed(value)),
  jsonstringify: define([1, 1], ([value]) =>
    isPresent(value) ? JSON.stringify(value) : undefined,
  ),
  jsonarraysize: define([1, 1], ([value]) => {
    const list = parsed(value);
    return Array.isArray(list) ? list.length : undefined;
  }),
  jsonarraycontains: define([2, 2], ([value, wanted]) => {
    const list = parsed(value);
    return (
      Array.isArray(list) &&
      (list as readonly Value[]).some(item => areEqual(item, wanted))
    );
  }),
};
