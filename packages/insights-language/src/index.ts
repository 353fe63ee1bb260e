/**
 * The query language of CloudWatch Logs Insights: lexer, parser and tree.
 *
 * @packageDocumentation
 */
export type * from './syntax/ast';
export { findPlaceholders, type Placeholder } from './parameters/placeholders';
export { ParameterError } from './parameters/ParameterError';
export { substituteParameters } from './parameters/substituteParameters';
export { isDurationUnit } from './syntax/durations';
export { Lexer } from './syntax/Lexer';
export { MAX_LIMIT } from './syntax/parseCommand';
export { MAX_QUERY_LENGTH, parseQuery } from './syntax/parseQuery';
export { percentToRegExp } from './syntax/patterns';
export { QuerySyntaxError } from './syntax/QuerySyntaxError';
export type { Span, Token, TokenKind } from './syntax/tokens';
export type { CatalogEntry } from './catalog/CatalogEntry';
export { commands, type CommandEntry } from './catalog/commands';
export {
  functions,
  type FunctionCategory,
  type FunctionEntry,
} from './catalog/functions';
