import {
  INGESTED_ANNOTATIONS,
  INGESTED_TYPES,
  TARGET_ANNOTATIONS,
} from './annotations';
import type { TargetKind } from './readings/targetKind';

/** As much of a catalog entity as points at AWS. @public */
export interface AnnotatedEntity {
  metadata: { annotations?: Record<string, string> };
  spec?: object;
}

/**
 * Whether anything in the entity points at something to watch: one of the
 * annotations, or its being an ingested resource of a type that has a health.
 *
 * @public
 */
export function hasHealth(entity: AnnotatedEntity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    ingestedKind(entity) !== undefined ||
    Object.values(TARGET_ANNOTATIONS).some(({ arn, tags, fallback }) =>
      [arn, tags, ...(fallback ? [fallback] : [])].some(name =>
        annotations[name]?.trim(),
      ),
    )
  );
}

/**
 * What an ingested resource is, where it is one of those that have a health.
 *
 * @public
 */
export function ingestedKind(entity: AnnotatedEntity): TargetKind | undefined {
  const annotations = entity.metadata.annotations ?? {};
  if (!annotations[INGESTED_ANNOTATIONS.arn]?.trim()) return undefined;
  const resourceType =
    annotations[INGESTED_ANNOTATIONS.resourceType]?.toLowerCase();
  const specType = specTypeOf(entity)?.toLowerCase();
  return INGESTED_TYPES.find(
    type =>
      type.resourceType.toLowerCase() === resourceType ||
      type.specType === specType,
  )?.kind;
}

function specTypeOf({ spec = {} }: AnnotatedEntity): string | undefined {
  return 'type' in spec && typeof spec.type === 'string'
    ? spec.type
    : undefined;
}
