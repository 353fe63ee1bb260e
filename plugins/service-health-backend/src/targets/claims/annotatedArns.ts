import {
  TARGET_ANNOTATIONS,
  type TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import { arnClaim, type ClaimReader, listed } from './claim';

const KINDS = Object.keys(TARGET_ANNOTATIONS) as TargetKind[];

/** ARNs in the annotation of each kind. */
export const annotatedArns: ClaimReader = ({
  metadata: { annotations = {} },
}) =>
  KINDS.flatMap(kind => {
    const { arn } = TARGET_ANNOTATIONS[kind];
    return listed(annotations[arn]).map(text => arnClaim(kind, text, arn));
  });

/**
 * ARNs as other plugins' providers write them, of the kinds for which there is
 * no annotation of the usual names.
 */
export const fallbackArns: ClaimReader = ({ metadata: { annotations = {} } }) =>
  KINDS.flatMap(kind => {
    const { arn, tags, fallback } = TARGET_ANNOTATIONS[kind];
    if (!fallback || annotations[arn]?.trim() || annotations[tags]?.trim()) {
      return [];
    }
    return listed(annotations[fallback]).map(text =>
      arnClaim(kind, text, fallback),
    );
  });
