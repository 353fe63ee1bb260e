import type { Command, Query, Subquery } from './ast';
import { parseCommand } from './parseCommand';
import { QuerySyntaxError } from './QuerySyntaxError';
import { TokenStream } from './TokenStream';
import type { Token } from './tokens';

/** The longest query that StartQuery takes. */
export const MAX_QUERY_LENGTH = 10_000;

/**
 * Parses a query of the CloudWatch Logs Insights query language.
 *
 * @param onToken - sees each token, in the text's order
 * @throws QuerySyntaxError with the place
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function parseQuery(
  text: string,
  onToken?: (token: Token) => void,
): Query {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new QuerySyntaxError(
      `the query is longer than ${MAX_QUERY_LENGTH} characters`,
      { start: MAX_QUERY_LENGTH, end: text.length },
    );
  }
  const tokens = new TokenStream(text, parseSubquery, onToken);
  if (tokens.isAtEnd()) {
    return { text, commands: [] };
  }
  const commands = parseCommands(tokens);
  if (!tokens.isAtEnd()) {
    throw tokens.unexpected();
  }
  return { text, commands };
}

function parseCommands(tokens: TokenStream): Command[] {
  const commands: Command[] = [];
  do {
    const command = parseCommand(tokens);
    if (command.kind === 'source' && commands.length > 0) {
      throw new QuerySyntaxError(
        'SOURCE must be the first command of a query',
        command,
      );
    }
    commands.push(command);
  } while (tokens.takeSymbolIf('|'));
  return commands;
}

function parseSubquery(tokens: TokenStream): Subquery {
  const { start } = tokens.expectSymbol('(');
  tokens.enterSubquery();
  const commands = parseCommands(tokens);
  tokens.leaveSubquery();
  tokens.expectSymbol(')');
  return { commands, ...tokens.spanFrom(start) };
}
