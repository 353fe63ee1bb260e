import type { Origin } from '../../services/Place';
import { type ProviderContext, tagsFor } from '../ResourceProvider';

/** What a resource of a stack comes with, for a service that makes it. */
export const originOf = (
  context: ProviderContext,
  own?: Array<{ Key: string; Value: string }>,
): Required<Origin> => ({
  tags: tagsFor(context, own),
  stackId: context.stackId,
});
