/**
 * Whether a text is what a pattern of AWS's policies says: `*` for anything,
 * `?` for any one character. Takes time in proportion to the two lengths
 * multiplied at most, since a pattern may be made to harm.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let resumeAt = 0;
  while (inText < text.length) {
    const character = pattern[inPattern];
    if (character === '*') {
      star = inPattern;
      resumeAt = inText;
      inPattern += 1;
    } else if (character === '?' || character === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      resumeAt += 1;
      inPattern = star + 1;
      inText = resumeAt;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
