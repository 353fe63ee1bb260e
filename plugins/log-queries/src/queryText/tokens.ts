import {
  commands,
  findPlaceholders,
  functions,
  Lexer,
  QuerySyntaxError,
  type Span,
  type Token,
} from '@quarterdeck/insights-language';

/** What a piece of a query's text is, for its reader. */
export type PieceKind =
  | 'command'
  | 'function'
  | 'keyword'
  | 'field'
  | 'systemField'
  | 'number'
  | 'string'
  | 'regex'
  | 'operator'
  | 'comment'
  | 'parameter';

/** A piece of a query and where it stands. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  readonly text: string;
}

const COMMANDS = new Set(commands.map(({ name }) => name.toLowerCase()));
const FUNCTIONS = new Set(functions.map(({ name }) => name.toLowerCase()));
const KEYWORDS = new Set(
  'and or not in like as by asc desc into with for on true false output outputnew'.split(
    ' ',
  ),
);
const COMMENT = /#[^\n]*/g;

/**
 * Cuts a query into colored pieces. Unlike the parser it never gives up: what
 * it cannot read has no piece, and it goes on behind it.
 */
export function piecesOf(text: string): Piece[] {
  const parameters = findPlaceholders(text);
  const pieces: Piece[] = parameters.map(({ start, end }) => ({
    kind: 'parameter',
    text: text.slice(start, end),
    start,
    end,
  }));
  let end = 0;
  let isCommandDue = true;
  let command = '';
  let before: Piece | undefined;
  for (const token of readableTokens(text)) {
    pieces.push(...commentsIn(text, end, token.start));
    end = token.end;
    if (parameters.some(place => isInside(token, place))) {
      isCommandDue = false;
      before = { ...token, kind: 'parameter' };
      continue;
    }
    const kind = kindOf(token, { text, isCommandDue, command, before });
    if (kind === 'command') command = token.text.toLowerCase();
    isCommandDue =
      kind === 'operator' && (token.text === '|' || token.text === '(')
        ? token.text === '|' || opensSubquery(text, token.end)
        : false;
    before = {
      kind,
      text: text.slice(token.start, token.end),
      start: token.start,
      end: token.end,
    };
    pieces.push(before);
  }
  pieces.push(...commentsIn(text, end, text.length));
  return pieces.sort((a, b) => a.start - b.start || b.end - a.end);
}

interface Surroundings {
  text: string;
  isCommandDue: boolean;
  command: string;
  before?: Piece;
}

function kindOf(token: Token, around: Surroundings): PieceKind {
  switch (token.kind) {
    case 'number':
    case 'duration':
      return 'number';
    case 'string':
      return 'string';
    case 'regex':
      return 'regex';
    case 'quotedName':
      return 'field';
    case 'word':
      return kindOfWord(token, around);
    default:
      return 'operator';
  }
}

function kindOfWord(token: Token, around: Surroundings): PieceKind {
  const word = token.text.toLowerCase();
  if (around.isCommandDue && COMMANDS.has(word)) return 'command';
  if (word.startsWith('@')) return 'systemField';
  const isPartOfName = around.before?.text === '.';
  if (!isPartOfName && /^\s*\(/.test(around.text.slice(token.end))) {
    if (FUNCTIONS.has(word)) return 'function';
  }
  return !isPartOfName && KEYWORDS.has(word) ? 'keyword' : 'field';
}

/** Tokens as far as there are any; a regular expression is one of them. */
function* readableTokens(text: string): Generator<Token> {
  let offset = 0;
  let before: Token | undefined;
  let isParse = false;
  while (offset < text.length) {
    const lexer = new Lexer(text.slice(offset));
    try {
      let token = lexer.next();
      if (token.kind === 'end') return;
      if (token.text === '|') isParse = false;
      if (token.kind === 'word' && token.text.toLowerCase() === 'parse') {
        isParse = true;
      }
      if (token.text === '/' && mayBeginRegex(before, isParse)) {
        token = lexer.rescanRegex(token);
      }
      before = shifted(token, offset);
      offset = before.end;
      yield before;
    } catch (error) {
      if (!(error instanceof QuerySyntaxError)) throw error;
      // Half a string, or a brace: the next character may be readable.
      offset += error.start + 1;
    }
  }
}

function mayBeginRegex(before: Token | undefined, isParse: boolean): boolean {
  if (!before || isParse) return true;
  if (before.kind === 'symbol') return !/^[)\]]$/.test(before.text);
  const word = before.text.toLowerCase();
  return before.kind === 'word' && (KEYWORDS.has(word) || COMMANDS.has(word));
}

function shifted(token: Token, by: number): Token {
  return { ...token, start: token.start + by, end: token.end + by };
}

function commentsIn(text: string, start: number, end: number): Piece[] {
  return [...text.slice(start, end).matchAll(COMMENT)].map(match => ({
    kind: 'comment',
    text: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function isInside(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

function opensSubquery(text: string, offset: number): boolean {
  const [, word] = /^\s*([A-Za-z_]+)\s/.exec(text.slice(offset)) ?? [];
  return word !== undefined && COMMANDS.has(word.toLowerCase());
}
