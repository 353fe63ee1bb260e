/**
 * A name for one request of a person's: clicked twice or sent again, it is
 * still one.
 */
export function newRequestId(): string {
  // Only pages on HTTPS or localhost have `crypto.randomUUID`.
  return `page/${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
}
