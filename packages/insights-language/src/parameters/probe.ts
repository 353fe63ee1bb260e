import type { Query } from '../syntax/ast';
import { parseQuery } from '../syntax/parseQuery';
import { QuerySyntaxError } from '../syntax/QuerySyntaxError';
import type { Token } from '../syntax/tokens';
import { ParameterError } from './ParameterError';
import { type PiecedText, putTogether } from './PiecedText';
import type { Placeholder } from './placeholders';

/** A query with something harmless in each place, and what it is made of. */
export interface Probe extends PiecedText {
  readonly query: Query;
  readonly tokens: readonly Token[];
}

/** What is tried in a place, one after the other. */
const STAND_INS = ['qdq', '7'];

/**
 * Reads a query with stand-ins for its parameters: a name, or where the
 * grammar takes none, a number.
 *
 * @throws ParameterError when a parameter stands where neither may
 * @throws QuerySyntaxError when something else is wrong, with its place in
 * the template
 */
export function probe(
  template: string,
  placeholders: readonly Placeholder[],
): Probe {
  const choices = placeholders.map(() => 0);
  for (;;) {
    const pieced = putTogether(
      template,
      placeholders,
      choices.map(choice => STAND_INS[choice]),
    );
    try {
      return { ...pieced, ...read(pieced.text) };
    } catch (error) {
      if (!(error instanceof QuerySyntaxError)) throw error;
      const at = pieced.pieces.findIndex(
        piece => error.start <= piece.start && piece.end <= error.end,
      );
      const culprit = placeholders[at];
      if (!culprit) throw atTemplate(error, pieced, placeholders);
      choices[at] += 1;
      if (choices[at] === STAND_INS.length) {
        throw new ParameterError(culprit, 'cannot stand here');
      }
    }
  }
}

/** The tree of a query and its tokens. @throws QuerySyntaxError */
export function read(text: string): Pick<Probe, 'query' | 'tokens'> {
  const tokens: Token[] = [];
  const query = parseQuery(text, token => tokens.push(token));
  return { query, tokens };
}

function atTemplate(
  error: QuerySyntaxError,
  { pieces }: PiecedText,
  placeholders: readonly Placeholder[],
): QuerySyntaxError {
  const original = (offset: number) => {
    const last = pieces.filter(piece => piece.end <= offset).length - 1;
    return last < 0
      ? offset
      : offset - pieces[last].end + placeholders[last].end;
  };
  return new QuerySyntaxError(error.message, {
    start: original(error.start),
    end: original(error.end),
  });
}
