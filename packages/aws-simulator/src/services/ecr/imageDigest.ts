import type { Region } from '../../world/Region';
import { seededHex } from '../../world/seeded';

const PRIVATE_IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/;

/** A private image taken apart; undefined for one of another registry. */
export function parseImage(image: string) {
  const match = PRIVATE_IMAGE.exec(image);
  if (!match) return undefined;
  const [, accountId, regionName, repositoryName, tag, digest] = match;
  return { accountId, regionName, repositoryName, tag, digest };
}

/**
 * The digest of what a task definition names: of an image in a repository of the region
 * the repository's own, of any other one that follows from its name.
 */
export function imageDigest(region: Region, image: string = ''): string {
  const named = parseImage(image);
  const isHere =
    named?.accountId === region.accountId && named.regionName === region.name;
  const known = isHere
    ? region.images.find(
        ({ repositoryName, tags }) =>
          repositoryName === named.repositoryName &&
          tags.includes(named.tag ?? 'latest'),
      )
    : undefined;
  return (
    named?.digest ?? known?.shape.digest ?? `sha256:${seededHex(64, image)}`
  );
}
