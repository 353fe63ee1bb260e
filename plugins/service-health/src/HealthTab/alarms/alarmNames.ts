/**
 * What all the names begin with, up to a hyphen: `shop-production-`. Nothing
 * where a single name would lose all that it says.
 */
export function commonPrefix(names: string[]): string {
  if (names.length < 2) return '';
  const [first, ...others] = names;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, first.slice(0, length).lastIndexOf('-') + 1);
}
