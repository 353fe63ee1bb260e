import {
  INGESTED_ANNOTATIONS,
  ingestedKind,
} from '@quarterdeck/plugin-service-health-common';
import { arnClaim, type ClaimReader } from './claim';

/** An entity that the AWS Config provider made is a resource itself. */
export const ingestedResource: ClaimReader = entity => {
  const kind = ingestedKind(entity);
  const annotation = INGESTED_ANNOTATIONS.arn;
  const text = entity.metadata.annotations?.[annotation]?.trim();
  return kind && text ? [arnClaim(kind, text, annotation)] : [];
};
