import { parseImage } from '../services/ecr/imageDigest';
import { findImage, putImage } from '../services/ecr/images';
import { putLayer } from '../services/ecr/layers';
import type { Repository } from '../services/ecr/repositories';
import type { Place } from '../services/Place';
import { ManualClock } from '../world/Clock';
import type { Region } from '../world/Region';
import { seededFraction, seededHex } from '../world/seeded';
import type { World } from '../world/World';

const RELEASES = 6;
const BASE_LAYER_BYTES = 48_600_000;
const APP_LAYER_BYTES = 21_000_000;
const CONFIG_BYTES = 7_400;

/**
 * Fills the repositories of a region with what was released since they are
 * there, and with what the task definitions name.
 */
export async function seedImages(world: World, region: Region): Promise<void> {
  const place = { world, region };
  const now = world.now().getTime();
  for (const repository of region.repositories.all()) {
    const since = repository.createdAt.getTime();
    const pushes = [
      ...Array.from({ length: RELEASES }, (_each, index) => ({
        at: since + ((index + 0.5) / RELEASES) * (now - since),
        tags: releaseTags(repository, index),
      })),
      ...namedImages(region, repository).map(({ at, tag }) => ({
        at,
        tags: [tag],
      })),
    ].sort((a, b) => a.at - b.at);
    for (const { at, tags } of pushes) {
      await world.inThePast(new ManualClock(new Date(at)), async () => {
        for (const tag of tags) pushOnce(place, repository, tags[0], tag);
      });
    }
  }
}

const releaseTags = ({ arn }: Repository, index: number) => [
  seededHex(40, arn, 'commit', index),
  `v1.${index}.0`,
];

/** What runs, or ran, and since when. */
function namedImages(region: Region, { id }: Repository) {
  return region.taskDefinitions.all().flatMap(({ shape, createdAt }) =>
    (shape.containerDefinitions ?? []).flatMap(({ image = '' }) => {
      const named = parseImage(image);
      return named?.repositoryName === id && named.tag
        ? [{ at: createdAt.getTime(), tag: named.tag }]
        : [];
    }),
  );
}

/** The image of a build under one of its tags, unless it has the tag. */
function pushOnce(
  place: Place,
  repository: Repository,
  build: string,
  imageTag: string,
) {
  if (findImage(place, repository, { imageTag })) return;
  const layers = [
    { size: CONFIG_BYTES, digest: digest('config', repository.id, build) },
    { size: BASE_LAYER_BYTES, digest: digest('base', repository.id) },
    {
      size: Math.round(
        APP_LAYER_BYTES * (1 + seededFraction(repository.id, build) / 10),
      ),
      digest: digest('app', repository.id, build),
    },
  ];
  for (const layer of layers) {
    putLayer(place, repository.id, layer.digest, layer.size);
  }
  const [config, ...rest] = layers;
  putImage(place, repository, {
    imageTag,
    imageManifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        ...config,
      },
      layers: rest.map(layer => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        ...layer,
      })),
    }),
  });
}

const digest = (...keys: string[]) => `sha256:${seededHex(64, ...keys)}`;
