import { findPlaceholders } from '@quarterdeck/insights-language';

/**
 * The text with each `{{name}}` replaced by something as long that can be
 * parsed, so that the places of errors stay the same.
 */
export function withoutParameters(text: string): string {
  let result = '';
  for (const { start, end } of findPlaceholders(text)) {
    result += text.slice(result.length, start);
    const isCount = /\blimit\s+(any\s+)?$/i.test(result);
    result += isCount
      ? '1'.padStart(end - start, '0')
      : 'p'.repeat(end - start);
  }
  return result + text.slice(result.length);
}
