import { annotatedArns, fallbackArns } from './annotatedArns';
import { annotatedTags } from './annotatedTags';
import type { ClaimReader } from './claim';
import { ingestedResource } from './ingestedResource';

/** Every way in which an entity may say where its targets are: a union. */
export const CLAIM_READERS: ClaimReader[] = [
  annotatedArns,
  annotatedTags,
  ingestedResource,
  fallbackArns,
];
