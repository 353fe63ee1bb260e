import type { Command, TimeOffset } from './ast';
import { toDuration } from './durations';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';

const MAX_PREFIXES = 5;
const MAX_ACCOUNTS = 20;

/** `SOURCE '/ecs/shop'` or `SOURCE logGroups(namePrefix: ['/ecs/'])`. */
export function parseSource(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const chosen = tokens.isKeyword('loggroups')
    ? parseChoice(tokens)
    : { ...NO_CHOICE, names: tokens.list(() => parseGroupName(tokens)) };
  let startOffset: TimeOffset | undefined;
  let endOffset: TimeOffset | undefined;
  for (;;) {
    if (startOffset === undefined && tokens.takeKeywordIf('start')) {
      startOffset = parseOffset(tokens);
    } else if (endOffset === undefined && tokens.takeKeywordIf('end')) {
      endOffset = parseOffset(tokens);
    } else {
      break;
    }
  }
  return {
    kind: 'source',
    ...chosen,
    startOffset,
    endOffset,
    ...tokens.spanFrom(start),
  };
}

interface Choice {
  namePrefixes: string[];
  accountIdentifiers: string[];
  logGroupClasses: string[];
}

const NO_CHOICE: Choice = {
  namePrefixes: [],
  accountIdentifiers: [],
  logGroupClasses: [],
};

/** A name in quotes or backticks, or bare where it has no special letters. */
function parseGroupName(tokens: TokenStream): string {
  const { kind } = tokens.current;
  if (kind !== 'string' && kind !== 'word' && kind !== 'quotedName') {
    throw tokens.unexpected('expected the name of a log group');
  }
  return tokens.take().text;
}

function parseChoice(tokens: TokenStream): Choice {
  tokens.take();
  tokens.expectSymbol('(');
  const choice = { ...NO_CHOICE };
  if (!tokens.isSymbol(')')) {
    tokens.list(() => parseCriterion(tokens, choice));
  }
  tokens.expectSymbol(')');
  return choice;
}

function parseCriterion(tokens: TokenStream, choice: Choice): void {
  const name = tokens.current;
  const criterion = name.text.toLowerCase();
  tokens.take();
  tokens.expectSymbol(':');
  const values = parseTexts(tokens);
  switch (criterion) {
    case 'nameprefix':
      choice.namePrefixes = values;
      break;
    case 'accountidentifier':
    case 'accountidentifiers':
      choice.accountIdentifiers = values;
      break;
    case 'class':
    case 'loggroupclass':
      choice.logGroupClasses = values;
      break;
    default:
      throw new QuerySyntaxError(
        `logGroups does not know ${name.text || 'this'}`,
        name,
      );
  }
  const maximum = criterion === 'nameprefix' ? MAX_PREFIXES : MAX_ACCOUNTS;
  if (values.length > maximum) {
    throw new QuerySyntaxError(`${name.text} takes at most ${maximum}`, name);
  }
}

function parseTexts(tokens: TokenStream): string[] {
  tokens.expectSymbol('[');
  const texts = tokens.list(() => {
    if (tokens.current.kind !== 'string') {
      throw tokens.unexpected('expected a string');
    }
    return tokens.take().text;
  });
  tokens.expectSymbol(']');
  return texts;
}

/** `=-1d` or `=now` */
function parseOffset(tokens: TokenStream): TimeOffset {
  tokens.expectSymbol('=');
  if (tokens.takeKeywordIf('now')) {
    return { amount: 0, unit: 's' };
  }
  tokens.expectSymbol('-');
  if (tokens.current.kind !== 'duration') {
    throw tokens.unexpected('expected a period such as 1d');
  }
  const { amount, unit } = toDuration(tokens.take());
  return { amount: -amount, unit };
}
