import { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef } from '@smithy/types';
import { requiredMembers } from '../wire/schemas';
import { Random } from '../world/traffic';

/**
 * What an S3 client computes by itself, so that a random value does not
 * arrive: lengths, checksums, encryption keys and the text of a date.
 */
const COMPUTED =
  /^(ContentLength|ContentMD5|(CopySource)?SSECustomerKey(MD5)?|Checksum.*|ExpiresString)$/;
/** What an S3 client fills in when it is left out. */
const FILLED_IN = ['ContentType', 'Metadata'];

/** The members of an input or output that come from who wrote it. */
export const withoutComputed = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).filter(([name]) => !COMPUTED.test(name)),
  );

/** Deeper than this, only members that must be there are made. */
const OPTIONAL_UNTIL_DEPTH = 4;
/** Where schemas that contain themselves end. */
const MAX_DEPTH = 8;
const OMITTED_SHARE = 0.35;
const MARKUP_SHARE = 0.3;

/** A value that fits a schema; undefined when there is none to be had. */
export function randomShape(
  schema: $SchemaRef,
  random: Random,
  depth = 0,
): unknown {
  const normalized = NormalizedSchema.of(schema);
  if (normalized.isUnitSchema()) return {};
  if (depth > MAX_DEPTH) return undefined;
  if (normalized.isStructSchema()) return structure(normalized, random, depth);
  // The items of a header have no trait that says where they go.
  const itemOf = (schemaOfItem: NormalizedSchema) =>
    isInHeaderOrPath(normalized) && schemaOfItem.isStringSchema()
      ? word(random)
      : randomShape(schemaOfItem, random, depth + 1);
  if (normalized.isListSchema()) {
    const item = normalized.getValueSchema();
    const items = Array.from({ length: 1 + random.below(2) }, () =>
      itemOf(item),
    );
    return items.includes(undefined) ? undefined : items;
  }
  if (normalized.isMapSchema()) {
    const item = normalized.getValueSchema();
    const value = itemOf(item);
    return value === undefined ? undefined : { [`k${word(random)}`]: value };
  }
  return scalar(normalized, random);
}

function structure(
  schema: NormalizedSchema,
  random: Random,
  depth: number,
): object | undefined {
  if (schema.isStreaming()) return eventStream(schema, random, depth);
  const members = [...schema.structIterator()];
  const chosen = schema.isUnionSchema() ? [random.pick(members)] : members;
  const required = requiredMembers(schema);
  const value: Record<string, unknown> = {};
  for (const [name, member] of chosen) {
    const traits = member.getMergedTraits();
    if (traits.httpResponseCode || COMPUTED.test(name)) continue;
    const must =
      required.includes(name) ||
      (member.isUnionSchema() && member.isStreaming()) ||
      FILLED_IN.includes(name) ||
      chosen.length < members.length ||
      Boolean(traits.httpLabel) ||
      Boolean(traits.httpPayload) ||
      Boolean(traits.idempotencyToken);
    const isLeftOut =
      depth > OPTIONAL_UNTIL_DEPTH || random.next() < OMITTED_SHARE;
    if (!must && isLeftOut) continue;
    const content = randomShape(member, random, depth + 1);
    if (content !== undefined) value[name] = content;
  }
  if (depth === 0 || Object.keys(value).length > 0) return value;
  return withOneMember(members, random, depth);
}

/** The query protocols and XML cannot tell an empty structure from none. */
function withOneMember(
  members: Array<[string, NormalizedSchema]>,
  random: Random,
  depth: number,
): object | undefined {
  const simpleFirst = [...members].sort(
    ([, a], [, b]) => Number(isSimple(b)) - Number(isSimple(a)),
  );
  for (const [name, member] of simpleFirst) {
    const content = randomShape(member, random, depth + 1);
    if (content !== undefined) return { [name]: content };
  }
  return undefined;
}

/** Two events, which can be read more than once. */
function eventStream(
  schema: NormalizedSchema,
  random: Random,
  depth: number,
): AsyncIterable<object> {
  const members = [...schema.structIterator()].filter(
    ([, member]) => !member.getMergedTraits().error,
  );
  const events = Array.from({ length: 2 }, () => {
    const [name, member] = random.pick(members);
    return { [name]: randomShape(member, random, depth + 1) };
  });
  return {
    async *[Symbol.asyncIterator]() {
      yield* events;
    },
  };
}

const isSimple = (schema: NormalizedSchema) =>
  schema.isStringSchema() || schema.isNumericSchema();

function scalar(schema: NormalizedSchema, random: Random): unknown {
  // HTTP headers carry whole seconds.
  if (schema.isTimestampSchema()) {
    return new Date(1_700_000_000_000 + random.below(1_000_000) * 1000);
  }
  if (schema.isBooleanSchema()) return random.next() < 0.5;
  if (schema.isNumericSchema()) return random.below(1000);
  if (schema.isBigIntegerSchema()) return BigInt(random.below(1000));
  if (schema.isBlobSchema()) return Buffer.from(word(random));
  if (schema.isDocumentSchema()) return { any: word(random) };
  if (!schema.isStringSchema()) return undefined;
  const traits = schema.getMergedTraits();
  if (traits.mediaType) return JSON.stringify({ any: word(random) });
  return !isInHeaderOrPath(schema) && random.next() < MARKUP_SHARE
    ? `${word(random)} é&<"'>+=%\n😀`
    : word(random);
}

const isInHeaderOrPath = (schema: NormalizedSchema): boolean => {
  const traits = schema.getMergedTraits();
  return Boolean(
    traits.httpLabel || traits.httpHeader || traits.httpPrefixHeaders,
  );
};

const word = (random: Random) => `s${random.below(1_000_000)}`;
