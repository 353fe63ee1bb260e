import {
  TARGET_ANNOTATIONS,
  type TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import { type Claim, type ClaimReader, listed, type Tag } from './claim';

/**
 * Tags in the annotation of each kind, `key=value,key=value`: a resource must
 * have them all. Of several `=`, the first parts key and value.
 */
export const annotatedTags: ClaimReader = ({
  metadata: { annotations = {} },
}) =>
  Object.entries(TARGET_ANNOTATIONS).flatMap(([kind, names]) => {
    const text = annotations[names.tags]?.trim();
    return text ? [tagsClaim(kind as TargetKind, text, names.tags)] : [];
  });

function tagsClaim(kind: TargetKind, text: string, annotation: string): Claim {
  const tags = listed(text).map(parseTag);
  const understood = tags.filter(tag => tag !== undefined);
  if (understood.length === 0 || understood.length < tags.length) {
    return {
      by: 'nothing',
      kind,
      text,
      annotation,
      problem: {
        kind: 'configuration',
        message: `“${text}” is not a list of tags such as key=value,key=value`,
        remedy: `Correct the annotation ${annotation}`,
      },
    };
  }
  return { by: 'tags', kind, text, annotation, tags: understood };
}

function parseTag(text: string): Tag | undefined {
  const parts = /^([^=]+)=(.*)$/.exec(text);
  if (!parts) return undefined;
  const [key, value] = [parts[1].trim(), parts[2].trim()];
  return key ? { key, value } : undefined;
}
