import { datetimeFunctions } from './datetime';
import type { FunctionTable } from './FunctionDefinition';
import { generalFunctions } from './general';
import { ipFunctions } from './ip';
import { jsonFunctions } from './json';
import { numericFunctions } from './numeric';
import { stringFunctions } from './strings';

/** Every function that may stand in an expression, by its lower-case name. */
export const functions: FunctionTable = {
  ...numericFunctions,
  ...generalFunctions,
  ...stringFunctions,
  ...datetimeFunctions,
  ...jsonFunctions,
  ...ipFunctions,
};

export type { FunctionDefinition, QueryContext } from './FunctionDefinition';
