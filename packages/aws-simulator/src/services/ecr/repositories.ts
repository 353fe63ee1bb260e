import * as ecr from '@aws-sdk/client-ecr';
import type { Resource } from '../../world/Resource';
import type { RepositoryShape } from '../../world/resources/ecr';
import { newResource, type Origin, type Place } from '../Place';
import { invalidParameter } from './errors';

const NAME =
  /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const MOST_EXCLUSIONS = 5;

export type Repository = Resource<RepositoryShape>;

/** @throws RepositoryNotFoundException */
export function requireRepository({ region }: Place, name = ''): Repository {
  const found = region.repositories.get(name);
  if (found) return found;
  throw new ecr.RepositoryNotFoundException({
    message: `The repository with name '${name}' does not exist in the registry with id '${region.accountId}'`,
    $metadata: {},
  });
}

/** @throws RepositoryAlreadyExistsException, InvalidParameterException */
export function createRepository(
  place: Place,
  input: ecr.CreateRepositoryRequest,
  origin: Origin,
): Repository {
  const { region, world } = place;
  const { repositoryName: name = '' } = input;
  if (!NAME.test(name) || name.length < 2 || name.length > 256) {
    throw invalidParameter(
      'repositoryName',
      `must satisfy regular expression '${NAME.source.slice(1, -1)}'`,
    );
  }
  assertMutability(input);
  if (region.repositories.has(name)) {
    throw new ecr.RepositoryAlreadyExistsException({
      message: `The repository with name '${name}' already exists in the registry with id '${region.accountId}'`,
      $metadata: {},
    });
  }
  const arn = region.arn('ecr', `repository/${name}`);
  return region.repositories.put(
    newResource(place, origin, {
      id: name,
      arn,
      shape: {
        repositoryName: name,
        repositoryArn: arn,
        registryId: region.accountId,
        repositoryUri: `${region.accountId}.dkr.ecr.${region.name}.amazonaws.com/${name}`,
        createdAt: world.now(),
        imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
        imageTagMutabilityExclusionFilters:
          input.imageTagMutabilityExclusionFilters,
        imageScanningConfiguration: {
          scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
        },
        encryptionConfiguration: input.encryptionConfiguration ?? {
          encryptionType: 'AES256',
        },
      },
    }),
  );
}

type Mutability = Pick<
  ecr.CreateRepositoryRequest,
  'imageTagMutability' | 'imageTagMutabilityExclusionFilters'
>;

/** @throws InvalidParameterException */
export function setMutability(
  { shape }: Repository,
  mutability: Mutability,
): void {
  assertMutability(mutability);
  shape.imageTagMutability = mutability.imageTagMutability ?? 'MUTABLE';
  shape.imageTagMutabilityExclusionFilters =
    mutability.imageTagMutabilityExclusionFilters;
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
function assertMutability({
  imageTagMutability: mode = 'MUTABLE',
  imageTagMutabilityExclusionFilters: filters = [],
}: Mutability) {
  const parameter = 'imageTagMutabilityExclusionFilters';
  const hasExclusions = mode.endsWith('_WITH_EXCLUSION');
  if (hasExclusions && filters.length === 0) {
    throw invalidParameter(
      parameter,
      `Exclusion filters are required for tag mutability ${mode}`,
    );
  }
  if (!hasExclusions && filters.length > 0) {
    throw invalidParameter(
      parameter,
      `Exclusion filters are not allowed for tag mutability ${mode}`,
    );
  }
  if (filters.length > MOST_EXCLUSIONS) {
    throw invalidParameter(
      parameter,
      `Member must have length less than or equal to ${MOST_EXCLUSIONS}`,
    );
  }
}

/** Whether a tag, once given, stays with its image. */
export function isImmutable({ shape }: Repository, tag: string): boolean {
  const isExcluded = (shape.imageTagMutabilityExclusionFilters ?? []).some(
    ({ filter = '' }) => wildcard(filter).test(tag),
  );
  switch (shape.imageTagMutability) {
    case 'IMMUTABLE':
      return true;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded;
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded;
    default:
      return false;
  }
}

/** A pattern in which `*` stands for any characters. */
export const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/** @throws RepositoryNotEmptyException unless forced */
export function deleteRepository(
  { region }: Place,
  { id: name }: Repository,
  force: boolean,
): void {
  const isIn = (shape: { repositoryName: string }) =>
    shape.repositoryName === name;
  const images = region.images.where(isIn);
  if (images.length > 0 && !force) {
    throw new ecr.RepositoryNotEmptyException({
      message: `The repository with name '${name}' in registry with id '${region.accountId}' cannot be deleted because it still contains images`,
      $metadata: {},
    });
  }
  for (const image of images) region.images.delete(image.id);
  for (const layer of region.imageLayers.where(isIn)) {
    region.imageLayers.delete(layer.id);
  }
  region.repositories.delete(name);
}

/** A repository as DescribeRepositories tells it. */
export function describeRepository({ shape }: Repository): ecr.Repository {
  const {
    lifecyclePolicy: _lifecycle,
    lifecyclePreview: _preview,
    policyText: _policy,
    ...rest
  } = shape;
  return rest;
}
