import {
  type MatchExpression,
  percentToRegExp,
} from '@quarterdeck/insights-language';
import { toText, type Value } from '../values/Value';
import type { Evaluator } from './operators';

type Test = (text: string) => boolean;

/** `like` and `=~`; the pattern of a literal is prepared once. */
export function compileMatch(
  { operator, negated, pattern }: MatchExpression,
  subject: Evaluator,
  patternValue: Evaluator,
): Evaluator {
  const test = testFor();
  return row => {
    const text = toText(subject(row));
    const matches =
      text !== undefined &&
      (test ?? textTest(operator, patternValue(row)))(text);
    return matches !== negated;
  };

  function testFor(): Test | undefined {
    if (pattern.kind === 'regex') {
      return text => pattern.pattern.test(text);
    }
    return pattern.kind === 'literal'
      ? textTest(operator, pattern.value)
      : undefined;
  }
}

function textTest(operator: MatchExpression['operator'], value: Value): Test {
  const wanted = toText(value);
  if (wanted === undefined) {
    return () => false;
  }
  if (operator === '=~') {
    const regex = toRegExpOrUndefined(wanted);
    return text => regex?.test(text) ?? false;
  }
  if (wanted.includes('%')) {
    const regex = percentToRegExp(wanted);
    return text => regex.test(text);
  }
  return text => text.includes(wanted);
}

function toRegExpOrUndefined(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    // A value that is no regular expression matches nothing.
    return undefined;
  }
}
