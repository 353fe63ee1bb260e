import type { Command, Query } from './ast';
import { parseCommand } from './parseCommand';
import { QuerySyntaxError } from './QuerySyntaxError';
import { TokenStream } from './TokenStream';

/** The longest query that StartQuery takes. */
export const MAX_QUERY_LENGTH = 10_000;

/**
 * Parses a query of the CloudWatch Logs Insights query language.
 *
 * @throws QuerySyntaxError with the place
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function parseQuery(text: string): Query {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new QuerySyntaxError(
      `the query is longer than ${MAX_QUERY_LENGTH} characters`,
      { start: MAX_QUERY_LENGTH, end: text.length },
    );
  }
  const tokens = new TokenStream(text);
  const commands: Command[] = [];
  if (tokens.isAtEnd()) {
    return { text, commands };
  }
  do {
    commands.push(parseCommand(tokens));
  } while (tokens.takeSymbolIf('|'));
  if (!tokens.isAtEnd()) {
    throw tokens.unexpected();
  }
  return { text, commands };
}
