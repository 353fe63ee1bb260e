import { InputError } from '@backstage/errors';
import {
  findPlaceholders,
  ParameterError,
  QuerySyntaxError,
  substituteParameters,
} from '@quarterdeck/insights-language';
import type {
  ParameterValues,
  QueryParameter,
} from '@quarterdeck/plugin-log-queries-common';
import { ParameterRefusedError } from '../guard/refusals';
import { MalformedQueryError } from './MalformedQueryError';
import type { NewRun } from './record';

type Filled = Pick<NewRun, 'queryString' | 'queryTemplate' | 'parameters'>;

/**
 * Puts the values, or else the defaults, into the places of a query.
 *
 * @throws ParameterRefusedError when one is missing or does not fit
 * @throws MalformedQueryError when the query cannot be read
 * @throws InputError when a value is for no place
 */
export function fillIn(
  template: string,
  declared: readonly QueryParameter[],
  given: ParameterValues,
): Filled {
  const names = new Set(findPlaceholders(template).map(({ name }) => name));
  const stray = Object.keys(given).find(name => !names.has(name));
  if (stray) {
    throw new InputError(`The query has no parameter ${stray}`);
  }
  if (names.size === 0) return { queryString: template };
  const defaults = declared.flatMap(({ name, defaultValue }) =>
    defaultValue === undefined ? [] : [[name, defaultValue]],
  );
  const values: ParameterValues = { ...Object.fromEntries(defaults), ...given };
  try {
    return {
      queryString: substituteParameters(template, values),
      queryTemplate: template,
      parameters: Object.fromEntries(
        Object.entries(values).filter(([name]) => names.has(name)),
      ),
    };
  } catch (error) {
    if (error instanceof ParameterError) {
      throw new ParameterRefusedError(error.message, error.parameter, {
        start: error.start,
        end: error.end,
      });
    }
    if (error instanceof QuerySyntaxError) {
      throw new MalformedQueryError({
        kind: 'failed',
        message: error.describe(template),
        position: { start: error.start, end: error.end },
      });
    }
    throw error;
  }
}
