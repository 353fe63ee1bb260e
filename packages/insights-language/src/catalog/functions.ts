import type { CatalogEntry } from './CatalogEntry';

export type FunctionCategory =
  | 'aggregate'
  | 'numeric'
  | 'general'
  | 'text'
  | 'time'
  | 'JSON'
  | 'IP address'
  | 'hash';

export interface FunctionEntry extends CatalogEntry {
  /** `aggregate` functions may only stand in `stats`. */
  readonly category: FunctionCategory;
}

const inCategory =
  (category: FunctionCategory) =>
  (signature: string, description: string): FunctionEntry => ({
    name: signature.slice(0, signature.indexOf('(')),
    signature,
    description,
    category,
  });

const aggregate = inCategory('aggregate');
const numeric = inCategory('numeric');
const general = inCategory('general');
const text = inCategory('text');
const time = inCategory('time');
const json = inCategory('JSON');
const ip = inCategory('IP address');
const hash = inCategory('hash');

/** Every function of the language. */
export const functions: readonly FunctionEntry[] = [
  aggregate('count([field])', 'How many events, or how many that have it'),
  aggregate('count_distinct(field)', 'How many different values'),
  aggregate('sum(number)', 'The sum'),
  aggregate('avg(number)', 'The mean'),
  aggregate('min(value)', 'The smallest value'),
  aggregate('max(value)', 'The largest value'),
  aggregate('stddev(number)', 'The standard deviation'),
  aggregate('pct(number, percent)', 'The value that so many percent lie below'),
  aggregate('percentile(number, percent)', 'The same as pct'),
  aggregate('median(number)', 'The value in the middle'),
  aggregate('earliest(field)', 'The value in the oldest event that has it'),
  aggregate('latest(field)', 'The value in the newest event that has it'),
  aggregate('sortsFirst(field)', 'The value that sort would put first'),
  aggregate('sortsLast(field)', 'The value that sort would put last'),

  numeric('abs(number)', 'The number without its sign'),
  numeric('ceil(number)', 'The next whole number above'),
  numeric('floor(number)', 'The next whole number below'),
  numeric('round(number[, places])', 'Rounded to so many decimal places'),
  numeric('sqrt(number)', 'The square root'),
  numeric('log(number)', 'The natural logarithm'),
  numeric('greatest(number, …)', 'The largest of its arguments'),
  numeric('least(number, …)', 'The smallest of its arguments'),
  numeric('toNumber(value)', 'The number that a text spells'),
  numeric('toInt(value)', 'The number without its fraction'),
  numeric('toLong(value)', 'The number without its fraction'),
  numeric('toDouble(value)', 'The number with its fraction'),
  numeric(
    'haversine(latitude1, longitude1, latitude2, longitude2)',
    'The distance of two places in kilometers',
  ),

  general('ispresent(field)', 'Whether the event has the field'),
  general('coalesce(value, …)', 'The first argument that is there'),
  general('if(condition, yes, no)', 'One of two values'),
  general(
    'case(condition, value, …[, otherwise])',
    'The value of the first condition that is true',
  ),
  general('isNumeric(value)', 'Whether it is a number'),
  general('unmask(field)', 'What a data protection policy masks'),
  general('messageSize(text)', 'How long it is in bytes'),
  general('queryStartTime()', 'The beginning of the queried range'),
  general('queryEndTime()', 'The end of the queried range'),
  general(
    'queryTimeRange()',
    'The length of the queried range in milliseconds',
  ),

  text('isempty(text)', 'Whether it is missing or has no characters'),
  text('isblank(text)', 'Whether it is missing or has only blanks'),
  text('concat(text, …)', 'Its arguments in a row'),
  text('trim(text[, characters])', 'Without blanks at both ends'),
  text('ltrim(text[, characters])', 'Without blanks at the beginning'),
  text('rtrim(text[, characters])', 'Without blanks at the end'),
  text('strlen(text)', 'How many characters it has'),
  text('toupper(text)', 'In capitals'),
  text('tolower(text)', 'In small letters'),
  text('substr(text, start[, length])', 'A part, counted from 0'),
  text('replace(text, search, replacement)', 'With each occurrence replaced'),
  text(
    'regexReplace(text, regex, replacement)',
    'With each match of a regular expression replaced',
  ),
  text('strcontains(text, part)', '1 if the part is in it, else 0'),
  text('startsWith(text, part)', '1 if it begins with the part, else 0'),
  text('endsWith(text, part)', '1 if it ends with the part, else 0'),
  text('split(text, separator)', 'The list of what stands between'),
  text('urlEncode(text)', 'Escaped for a URL'),
  text('urlDecode(text)', 'With the escapes of a URL resolved'),
  text('base64Encode(text)', 'In Base64'),
  text('base64Decode(text)', 'What the Base64 text stands for'),

  hash('md5(text)', 'The MD5 hash in hexadecimal digits'),
  hash('sha256(text)', 'The SHA-256 hash in hexadecimal digits'),

  time('bin(period)', "The event's time, rounded down to a period such as 5m"),
  time('datefloor(time, period)', 'The time, rounded down'),
  time('dateceil(time, period)', 'The time, rounded up'),
  time('fromMillis(number)', 'The time so many milliseconds after 1970'),
  time('toMillis(time)', 'The milliseconds since 1970'),
  time('now()', 'When the query was started, in seconds since 1970'),
  time('parseDate(text, format)', 'The time that a text spells'),
  time('formatDate(time, format)', 'The time as a text, in UTC'),

  json('jsonParse(text)', 'The map or list that a JSON text spells'),
  json('jsonStringify(value)', 'The value as JSON'),
  json('jsonArraySize(list)', 'How many elements a list has'),
  json('jsonArrayContains(list, value)', 'Whether a list has the element'),

  ip('isValidIp(text)', 'Whether it is an IP address'),
  ip('isValidIpv4(text)', 'Whether it is an IPv4 address'),
  ip('isValidIpv6(text)', 'Whether it is an IPv6 address'),
  ip('isPrivateIp(text)', 'Whether it is an address of a private network'),
  ip('isIpInSubnet(address, cidr)', 'Whether the network has the address'),
  ip('isIpv4InSubnet(address, cidr)', 'The same, for IPv4 only'),
  ip('isIpv6InSubnet(address, cidr)', 'The same, for IPv6 only'),
  ip('ipv4ToNumber(address)', 'The address as a number'),
];
