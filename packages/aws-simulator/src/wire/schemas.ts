import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';

const STRUCTURE = 3;
const STRING = 0;

/** The traits that place a member outside of the body of a REST message. */
const HTTP_BINDINGS = [
  'httpLabel',
  'httpQuery',
  'httpQueryParams',
  'httpHeader',
  'httpPrefixHeaders',
  'httpPayload',
  'httpResponseCode',
];

/** A structure schema in the form in which the SDK writes it down. */
export function asStructure(
  schema: $SchemaRef,
): StaticStructureSchema | undefined {
  const normalized = NormalizedSchema.of(schema);
  if (!normalized.isStructSchema()) return undefined;
  const structure = normalized.getSchema();
  return Array.isArray(structure)
    ? (structure as StaticStructureSchema)
    : undefined;
}

/** The names of the members that a request must have. */
export function requiredMembers(schema: $SchemaRef): string[] {
  const structure = asStructure(schema);
  return structure ? structure[4].slice(0, structure[6] ?? 0) : [];
}

/** The same structure under another name, as an XML root element needs it. */
export function renamed(
  structure: StaticStructureSchema,
  name: string,
  extraStringMember?: string,
): StaticStructureSchema {
  const extra = extraStringMember ? [extraStringMember] : [];
  return [
    STRUCTURE,
    structure[1],
    name,
    {},
    [...structure[4], ...extra],
    [...structure[5], ...extra.map(() => STRING)],
  ];
}

/** The members that no HTTP binding places: they make up the body. */
export function bodyMembers(
  schema: $SchemaRef,
): StaticStructureSchema | undefined {
  const structure = asStructure(schema);
  if (!structure) return undefined;
  const normalized = NormalizedSchema.of(schema);
  const names: string[] = [];
  const members: (typeof structure)[5] = [];
  structure[4].forEach((name, index) => {
    const traits = normalized.getMemberSchema(name).getMergedTraits();
    if (HTTP_BINDINGS.some(binding => traits[binding] !== undefined)) return;
    names.push(name);
    members.push(structure[5][index]);
  });
  return names.length
    ? [STRUCTURE, structure[1], structure[2], structure[3], names, members]
    : undefined;
}
