import type { Span } from '@quarterdeck/insights-language';

/** A place in a query's text that waits for a value. */
export interface ParameterPlace extends Span {
  readonly name: string;
}

const PARAMETER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** All `{{name}}` of a text. */
export function findParameters(text: string): ParameterPlace[] {
  return [...text.matchAll(PARAMETER)].map(match => ({
    name: match[1],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The text with each `{{name}}` replaced by something as long that can be
 * parsed, so that the places of errors stay the same.
 */
export function withoutParameters(text: string): string {
  return text.replace(PARAMETER, (place, _name, offset: number) => {
    const isCount = /\blimit\s+(any\s+)?$/i.test(text.slice(0, offset));
    return (isCount ? '1' : 'p').padStart(place.length, isCount ? '0' : 'p');
  });
}
