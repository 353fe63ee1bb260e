import type { Expression } from '@quarterdeck/insights-language';
import { aggregates } from '../aggregates';
import { functions } from '../functions';
import type { Scope } from './Scope';

/** Whether an expression's values are points in time. */
export function yieldsTimestamp(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'field':
      return scope.isTimestamp(expression.name);
    case 'call': {
      const { name, args } = expression;
      if (name === 'bin') {
        return true;
      }
      if (Object.hasOwn(aggregates, name)) {
        return (
          aggregates[name].keepsTimestamp === true &&
          args.length > 0 &&
          yieldsTimestamp(args[0], scope)
        );
      }
      return (
        Object.hasOwn(functions, name) &&
        functions[name].returnsTimestamp === true
      );
    }
    default:
      return false;
  }
}
