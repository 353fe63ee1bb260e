import type { Resource } from '../../world/Resource';
import type {
  SecretShape,
  SecretVersion,
} from '../../world/resources/secretsManager';
import { seededUuid } from '../../world/seeded';
import type { Place } from '../Place';
import { exists, invalidParameter, notFound } from './errors';

export const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';
/** Older versions without a label go; the newest of them stay a while. */
const MOST_VERSIONS = 100;

export type Secret = Resource<SecretShape>;

/** What a version is to hold: one of the two. */
export interface SecretValue {
  text?: string;
  binary?: Uint8Array;
}

/** The version with a label; the value that there is, without one. */
export const versionWith = (
  { versions }: SecretShape,
  stage: string = CURRENT,
): SecretVersion | undefined =>
  versions.find(({ stages }) => stages.includes(stage));

/** The text that is current; undefined when there is none. */
export const currentText = (shape: SecretShape): string | undefined =>
  versionWith(shape)?.text;

/** @throws ResourceNotFoundException */
export function requireVersion(
  { shape }: Secret,
  { VersionId, VersionStage }: { VersionId?: string; VersionStage?: string },
): SecretVersion {
  const found = VersionId
    ? shape.versions.find(({ id }) => id === VersionId)
    : versionWith(shape, VersionStage);
  if (found && (!VersionStage || found.stages.includes(VersionStage))) {
    return found;
  }
  throw notFound(
    `Secrets Manager can't find the specified secret value for ${
      VersionId
        ? `VersionId: ${VersionId}`
        : `staging label: ${VersionStage ?? CURRENT}`
    }`,
  );
}

/**
 * Puts a value into a secret. The same token with the same value is the same
 * version.
 *
 * @throws ResourceExistsException, InvalidParameterException
 */
export function putVersion(
  { world }: Place,
  { shape, arn }: Pick<Secret, 'shape' | 'arn'>,
  { text, binary: bytes }: SecretValue,
  { token, stages = [CURRENT] }: { token?: string; stages?: string[] } = {},
): SecretVersion {
  if (text !== undefined && bytes !== undefined) {
    throw invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  const binary = bytes && Buffer.from(bytes).toString('base64');
  const now = world.now();
  const id =
    token ??
    seededUuid(world.seed, arn, now.getTime(), shape.versions.length, text);
  const same = shape.versions.find(each => each.id === id);
  if (same) {
    if (same.text === text && same.binary === binary) return same;
    throw exists(
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${arn}.`,
    );
  }
  const version: SecretVersion = {
    id,
    ...(text !== undefined && { text }),
    ...(binary !== undefined && { binary }),
    stages: [],
    createdAt: now,
  };
  shape.versions = [...shape.versions, version].slice(-MOST_VERSIONS);
  for (const stage of stages) moveStage(shape, stage, version);
  shape.updatedAt = now;
  return version;
}

/** A label is on one version; the one that loses `AWSCURRENT` is the previous. */
export function moveStage(
  shape: SecretShape,
  stage: string,
  to: SecretVersion | undefined,
): void {
  const from = versionWith(shape, stage);
  if (from === to) return;
  if (from) from.stages = from.stages.filter(each => each !== stage);
  to?.stages.push(stage);
  if (stage === CURRENT && from) moveStage(shape, PREVIOUS, from);
}

/** Which version has which labels. */
export const stagesById = ({ versions }: SecretShape) =>
  Object.fromEntries(
    versions
      .filter(({ stages }) => stages.length > 0)
      .map(({ id, stages }) => [id, stages]),
  );
