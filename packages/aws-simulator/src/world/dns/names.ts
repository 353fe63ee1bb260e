/** What Route 53 writes as an octal escape: all but letters, digits, `-_`. */
const ESCAPED = /[^a-z0-9_.\\-]/g;

/**
 * A domain name as Route 53 keeps it: absolute, in lower case, with escapes.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export function absoluteName(name: string): string {
  const lower = name.toLowerCase();
  const escaped = lower.replace(
    ESCAPED,
    character => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return escaped.endsWith('.') ? escaped : `${escaped}.`;
}

/** The name as people write it: `example.com`. */
export const relativeName = (name: string): string => name.replace(/\.$/, '');

/** Whether a name is the zone's own or below it. */
export const isWithin = (name: string, zoneName: string): boolean =>
  name === zoneName || name.endsWith(`.${zoneName}`);

/** Route 53 sorts by the labels from the last to the first. */
export const reversedLabels = (name: string): string =>
  relativeName(name).split('.').reverse().join('.');

const LABEL =
  /^(?:[a-z0-9_]|\\\d{3})(?:(?:[a-z0-9_-]|\\\d{3}){0,61}(?:[a-z0-9_]|\\\d{3}))?$/;
const MOST_CHARACTERS = 255;

/** Whether an absolute name can be one of the DNS. */
export const isDomainName = (name: string): boolean =>
  name.length <= MOST_CHARACTERS &&
  relativeName(name)
    .split('.')
    .every(label => LABEL.test(label));
