import { seededHex } from '../../world/seeded';

/** What ids are: UUIDs, IPv4 addresses, or a run of letters and digits. */
export const RUN =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+(?:\.\d+){3}|[0-9A-Za-z]+/;
const RUNS = new RegExp(RUN, 'g');
/** A moment, as attributes of resources have it. */
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const ADDRESS = /^\d+(?:\.\d+){3}$/;
/** A shorter one would be taken for an id in other places, too. */
const SHORTEST_ID = 6;

const HEX_DIGITS_EACH = 2;
const ALPHABETS = [
  '0123456789',
  '0123456789abcdef',
  '0123456789ABCDEF',
  '0123456789abcdefghijklmnopqrstuvwxyz',
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
];

/** Another id of the same form, which follows from the key. */
export type GeneratedId = (key: string) => string;

/**
 * Finds what AWS (or rather its simulation) makes up by itself: the runs in
 * which two things differ that were made from the same description.
 *
 * @throws Error when they differ in more than that
 */
export function findGeneratedIds(
  one: unknown,
  other: unknown,
): Map<string, GeneratedId> {
  const ids = new Map<string, GeneratedId>();
  compare(one, other, 'the original', ids);
  return ids;
}

function compare(
  one: unknown,
  other: unknown,
  place: string,
  ids: Map<string, GeneratedId>,
): void {
  if (typeof one === 'string' && typeof other === 'string') {
    compareTexts(one, other, place, ids);
  } else if (isPlain(one) && isPlain(other)) {
    const [names, otherNames] = [Object.keys(one), Object.keys(other)];
    if (names.length !== otherNames.length) throw new Unlike(place);
    names.forEach((name, index) => {
      const otherName = otherNames[index];
      if (name !== otherName) throw new Unlike(`${place}.${name}`);
      compare(one[name], other[name], `${place}.${name}`, ids);
    });
  } else if (typeof one !== typeof other) {
    throw new Unlike(place);
  }
}

function compareTexts(
  one: string,
  other: string,
  place: string,
  ids: Map<string, GeneratedId>,
) {
  if (one === other || (INSTANT.test(one) && INSTANT.test(other))) return;
  const [runs, otherRuns] = [one.match(RUNS) ?? [], other.match(RUNS) ?? []];
  if (runs.length !== otherRuns.length) throw new Unlike(place);
  runs.forEach((run, index) => {
    const otherRun = otherRuns[index];
    if (run === otherRun || ids.has(run)) return;
    if (ADDRESS.test(run) && ADDRESS.test(otherRun)) {
      ids.set(run, anotherAddress(run));
    } else if (fitsAsId(run, otherRun)) {
      ids.set(run, anotherId(run, otherRun));
    } else {
      throw new Unlike(place);
    }
  });
}

const fitsAsId = (run: string, other: string) =>
  run.length >= SHORTEST_ID &&
  (run.length === other.length || /^\d+$/.test(run + other));

function anotherAddress(text: string): GeneratedId {
  const [network] = text.split('.');
  return key => {
    const octets = seededHex(6, key, text).match(/../g) ?? [];
    return [network, ...octets.map(each => parseInt(each, 16))].join('.');
  };
}

function anotherId(text: string, other: string): GeneratedId {
  const alphabet = alphabetOf((text + other).replaceAll('-', ''));
  // What both have in a place is part of the form.
  const positions = [...text].flatMap((character, index) =>
    character === other[index] ? [] : [index],
  );
  return key => {
    const random = seededHex(positions.length * HEX_DIGITS_EACH, key, text);
    const characters = [...text];
    positions.forEach((position, index) => {
      const start = index * HEX_DIGITS_EACH;
      const number = parseInt(random.slice(start, start + HEX_DIGITS_EACH), 16);
      characters[position] = alphabet[number % alphabet.length];
    });
    return characters.join('');
  };
}

const alphabetOf = (text: string) =>
  ALPHABETS.find(alphabet =>
    [...text].every(each => alphabet.includes(each)),
  ) ?? ALPHABETS[ALPHABETS.length - 1];

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

class Unlike extends Error {
  constructor(place: string) {
    super(`Two makings of the same differ in ${place}`);
  }
}
