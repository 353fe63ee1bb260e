import type { Column, Command, ParseCommand, SortKey } from './ast';
import { isCommandName, type CommandName } from './commandNames';
import {
  parseAppendCols,
  parseCidrLookup,
  parseJoin,
  parseLookup,
} from './parseEnrichment';
import { parseExpression, parseField } from './parseExpression';
import {
  parseAccum,
  parseAddTotals,
  parseAutoregress,
  parseCountFrequent,
  parseFilldown,
  parseFillmissing,
  parseOutlier,
  parseSessionize,
} from './parseRowCommands';
import { parseSource } from './parseSource';
import { globFieldCount, globToRegExp, groupNames, toRegExp } from './patterns';
import { QuerySyntaxError } from './QuerySyntaxError';
import type { TokenStream } from './TokenStream';

/** The most rows that a query can be limited to. */
export const MAX_LIMIT = 100_000;

/** Commands that AWS has but whose results it does not document. */
const UNDOCUMENTED = new Set(['anomaly', 'logcompare', 'relevantfields']);

type CommandParser = (tokens: TokenStream) => Command;

const PARSERS: Readonly<Record<CommandName, CommandParser>> = {
  source: parseSource,
  fields: parseColumnsAs('fields'),
  display: parseColumnsAs('display'),
  filter: parseFilter,
  where: parseFilter,
  // An index narrows what is scanned; what it finds is what filter finds.
  filterindex: parseFilter,
  parse: parseParse,
  stats: parseStats,
  sort: parseSort,
  limit: parseLimit,
  dedup: parseDedup,
  unnest: parseUnnest,
  expand: parseExpand,
  pattern: parsePattern,
  diff: parseDiff,
  join: parseJoin,
  lookup: parseLookup,
  cidrlookup: parseCidrLookup,
  appendcols: parseAppendCols,
  accum: parseAccum,
  autoregress: parseAutoregress,
  sessionize: parseSessionize,
  countfrequent: parseCountFrequent,
  count_frequent: parseCountFrequent,
  filldown: parseFilldown,
  fillmissing: parseFillmissing,
  addtotals: parseAddTotals,
  outlier: parseOutlier,
};

/** @throws QuerySyntaxError with the place */
export function parseCommand(tokens: TokenStream): Command {
  const { kind, text } = tokens.current;
  const name = text.toLowerCase();
  if (kind !== 'word' || !isCommandName(name)) {
    throw UNDOCUMENTED.has(name)
      ? new QuerySyntaxError(
          `this simulator does not know the command ${name}`,
          tokens.current,
        )
      : tokens.unexpected();
  }
  return PARSERS[name](tokens);
}

function parseColumn(tokens: TokenStream): Column {
  const { start } = tokens.current;
  const expression = parseExpression(tokens);
  const written = tokens.textOf(tokens.spanFrom(start));
  const name = tokens.takeKeywordIf('as')
    ? parseField(tokens).name
    : nameWithoutAlias(expression, written);
  return { name, expression, ...tokens.spanFrom(start) };
}

function nameWithoutAlias(expression: Column['expression'], written: string) {
  return expression.kind === 'field' ? expression.name : written;
}

function parseColumnsAs(kind: 'fields' | 'display'): CommandParser {
  return tokens => {
    const { start } = tokens.take();
    const columns = tokens.list(() => parseColumn(tokens));
    return { kind, columns, ...tokens.spanFrom(start) };
  };
}

function parseFilter(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const condition = parseExpression(tokens);
  return { kind: 'filter', condition, ...tokens.spanFrom(start) };
}

function parseParse(tokens: TokenStream): ParseCommand {
  const { start } = tokens.take();
  const isField = ['word', 'quotedName'].includes(tokens.current.kind);
  const source = isField
    ? parseField(tokens)
    : {
        kind: 'field' as const,
        name: '@message',
        path: ['@message'],
        start,
        end: start,
      };
  tokens.readSlashAsRegex();
  const pattern = tokens.current;
  if (pattern.kind !== 'string' && pattern.kind !== 'regex') {
    throw tokens.unexpected('expected a glob or a regular expression');
  }
  tokens.take();
  const aliases = tokens.takeKeywordIf('as')
    ? tokens.list(() => parseField(tokens).name)
    : undefined;
  const span = tokens.spanFrom(start);
  if (pattern.kind === 'regex') {
    const regex = toRegExp(pattern.text, pattern);
    const names = aliases ?? groupNames(regex);
    if (names.length === 0) {
      throw new QuerySyntaxError(
        'the regular expression of parse needs a named group',
        pattern,
      );
    }
    return { kind: 'parse', source, pattern: regex, names, ...span };
  }
  if (aliases?.length !== globFieldCount(pattern.text)) {
    throw new QuerySyntaxError(
      'parse needs a field name for each * of its pattern',
      pattern,
    );
  }
  return {
    kind: 'parse',
    source,
    pattern: globToRegExp(pattern.text),
    names: aliases,
    ...span,
  };
}

function parseStats(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const columns = tokens.list(() => parseColumn(tokens));
  const by = tokens.takeKeywordIf('by')
    ? tokens.list(() => parseColumn(tokens))
    : [];
  return { kind: 'stats', columns, by, ...tokens.spanFrom(start) };
}

function parseSort(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const keys = tokens.list((): SortKey => {
    const keyStart = tokens.current.start;
    const expression = parseExpression(tokens);
    const descending = tokens.takeKeywordIf('desc');
    if (!descending) {
      tokens.takeKeywordIf('asc');
    }
    return { expression, descending, ...tokens.spanFrom(keyStart) };
  });
  return { kind: 'sort', keys, ...tokens.spanFrom(start) };
}

function parseLimit(tokens: TokenStream): Command {
  const { start } = tokens.take();
  tokens.takeKeywordIf('any');
  const token = tokens.current;
  const count = Number(token.text);
  if (token.kind !== 'number' || !Number.isInteger(count)) {
    throw tokens.unexpected('expected a whole number');
  }
  if (count < 1 || count > MAX_LIMIT) {
    throw new QuerySyntaxError(
      `limit must be between 1 and ${MAX_LIMIT}`,
      token,
    );
  }
  tokens.take();
  return { kind: 'limit', count, ...tokens.spanFrom(start) };
}

function parseDedup(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const keys = tokens.list(() => parseExpression(tokens));
  return { kind: 'dedup', keys, ...tokens.spanFrom(start) };
}

function parseUnnest(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const source = parseExpression(tokens);
  if (!tokens.takeKeywordIf('into')) {
    throw tokens.unexpected('expected into');
  }
  const { name } = parseField(tokens);
  return { kind: 'unnest', source, name, ...tokens.spanFrom(start) };
}

function parseExpand(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const field = parseField(tokens);
  return { kind: 'expand', field, ...tokens.spanFrom(start) };
}

function parsePattern(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const subject = parseExpression(tokens);
  return { kind: 'pattern', subject, ...tokens.spanFrom(start) };
}

const DIFF_PERIODS = ['previousDay', 'previousWeek', 'previousMonth'] as const;

function parseDiff(tokens: TokenStream): Command {
  const { start } = tokens.take();
  const period = DIFF_PERIODS.find(each =>
    tokens.takeKeywordIf(each.toLowerCase()),
  );
  return {
    kind: 'diff',
    period: period ?? 'previousPeriod',
    ...tokens.spanFrom(start),
  };
}
