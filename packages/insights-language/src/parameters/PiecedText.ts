import type { Span } from '../syntax/tokens';
import type { Placeholder } from './placeholders';

/** A text whose placeholders have something put in their place. */
export interface PiecedText {
  readonly text: string;
  /** Where each piece has come to stand, in the placeholders' order. */
  readonly pieces: readonly Span[];
}

/** Puts the pieces into the places; what a piece says is not looked at. */
export function putTogether(
  template: string,
  placeholders: readonly Placeholder[],
  pieces: readonly string[],
): PiecedText {
  let text = '';
  let done = 0;
  const spans = placeholders.map((placeholder, index) => {
    text += template.slice(done, placeholder.start);
    done = placeholder.end;
    const start = text.length;
    text += pieces[index];
    return { start, end: text.length };
  });
  return { text: text + template.slice(done), pieces: spans };
}
