/**
 * A name for one request of a person's: clicked twice or sent again, it is
 * still one.
 */
export function newRequestId(): string {
  // Only pages on HTTPS or localhost have `crypto.randomUUID`.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `page/${[...bytes]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')}`;
}
