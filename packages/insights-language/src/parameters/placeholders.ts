import type { Span } from '../syntax/tokens';

/** A `{{name}}` in the text of a query; the span includes the braces. */
export interface Placeholder extends Span {
  readonly name: string;
}

/**
 * The placeholders of a query in their order, each as often as it is there.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_QueryParameter.html
 */
export function findPlaceholders(text: string): Placeholder[] {
  return [...text.matchAll(/\{\{([A-Za-z_]\w*)\}\}/g)].map(match => ({
    name: match[1],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
