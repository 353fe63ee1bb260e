import type { Region } from '../../world/Region';
import type { Store } from '../../world/Store';
import {
  type Existing,
  type Made,
  type ProviderContext,
  requireResource,
  tagsFor,
} from '../ResourceProvider';

interface Tagged {
  Tags?: Array<{ Key: string; Value: string }>;
}

/** How a resource is updated and deleted of which nothing but the tags can change. */
export const onlyRetagged = (storeOf: (region: Region) => Store<object>) => ({
  update(
    { Tags }: Tagged,
    existing: Existing<unknown>,
    context: ProviderContext,
  ): Made {
    const store = storeOf(context.region);
    const resource = requireResource(store, existing.physicalId);
    resource.tags = tagsFor(context, Tags);
    return existing;
  },
  delete({ physicalId }: Made, { region }: ProviderContext): void {
    storeOf(region).delete(physicalId);
  },
});
