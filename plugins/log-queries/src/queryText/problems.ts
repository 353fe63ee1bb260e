import {
  functions,
  parseQuery,
  QuerySyntaxError,
  type Span,
} from '@quarterdeck/insights-language';
import { withoutParameters } from './parameters';
import { nearest } from './nearest';
import { piecesOf } from './tokens';

/** Something wrong in a query's text, found without asking AWS. */
export interface TextProblem extends Span {
  /** With an error the query would be refused; a warning is a suspicion. */
  severity: 'error' | 'warning';
  message: string;
}

const FUNCTION_NAMES = functions.map(({ name }) => name);
const KNOWN = new Set(FUNCTION_NAMES.map(name => name.toLowerCase()));

/** What is wrong with a query, in the order of the text. */
export function problemsOf(text: string): TextProblem[] {
  return [...syntaxProblems(text), ...unknownFunctions(text)].sort(
    (a, b) => a.start - b.start,
  );
}

function syntaxProblems(text: string): TextProblem[] {
  try {
    parseQuery(withoutParameters(text));
    return [];
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    const { start, end, message } = error;
    return [{ ...visible(text, { start, end }), message, severity: 'error' }];
  }
}

/** The grammar takes any name; AWS does not. */
function unknownFunctions(text: string): TextProblem[] {
  return piecesOf(text).flatMap(({ kind, text: name, start, end }) => {
    const isCall = kind === 'field' && text[end] === '(';
    if (!isCall || KNOWN.has(name.toLowerCase())) return [];
    const similar = nearest(name, FUNCTION_NAMES);
    const hint = similar ? `; did you mean ${similar}?` : '';
    const message = `There is no function ${name}${hint}`;
    return [{ start, end, message, severity: 'warning' }];
  });
}

/** A mark needs at least one character, also at the end of the text. */
function visible(text: string, span: Span): Span {
  if (span.end > span.start) return span;
  const end = text.trimEnd().length;
  const start = Math.min(span.start, Math.max(0, end - 1));
  return { start, end: Math.max(start + 1, Math.min(span.end, end)) };
}
