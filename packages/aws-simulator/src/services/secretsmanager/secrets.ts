import { seededText, DIGITS, LOWER_CASE, UPPER_CASE } from '../../world/seeded';
import { newResource, type Origin, type Place } from '../Place';
import { exists, invalidParameter, invalidRequest, notFound } from './errors';
import { putVersion, type Secret, type SecretValue } from './versions';

const DAY_MS = 24 * 3600 * 1000;
const RECOVERY_DAYS = { least: 7, most: 30 };
const NAME = /^[\w/+=.@!-]{1,512}$/;

/** The secrets of a region, without those whose time has come. */
export function secretsOf({ region, world }: Place): Secret[] {
  const now = world.now();
  for (const { id, shape } of region.secrets.all()) {
    if (shape.deletion && shape.deletion.due <= now) region.secrets.delete(id);
  }
  return region.secrets.all();
}

/**
 * By name, by ARN, or by an ARN without the six random characters.
 * @throws ResourceNotFoundException
 */
export function requireSecret(place: Place, id = ''): Secret {
  const found = secretsOf(place).find(
    ({ arn, shape }) =>
      shape.name === id || arn === id || arn.slice(0, -7) === id,
  );
  if (!found) {
    throw notFound("Secrets Manager can't find the specified secret.");
  }
  return found;
}

/**
 * @throws ResourceNotFoundException, or InvalidRequestException for one that is
 *   marked for deletion
 */
export function requireLiveSecret(
  place: Place,
  id: string | undefined,
): Secret {
  const secret = requireSecret(place, id);
  if (secret.shape.deletion) {
    throw invalidRequest(
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return secret;
}

/** @throws ResourceExistsException, InvalidRequestException */
export function createSecret(
  place: Place,
  input: {
    name: string;
    description?: string;
    kmsKeyId?: string;
    value: SecretValue;
    token?: string;
  },
  origin: Origin,
): Secret {
  const { region, world } = place;
  const { name, description, kmsKeyId, value, token } = input;
  if (!NAME.test(name)) {
    throw invalidParameter(
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  }
  const existing = secretsOf(place).find(({ shape }) => shape.name === name);
  if (existing?.shape.deletion) {
    throw invalidRequest(
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  if (existing) {
    throw exists(
      `The operation failed because the secret ${name} already exists.`,
    );
  }
  const key = [world.seed, region.accountId, region.name, name];
  const suffix = seededText(
    6,
    UPPER_CASE + LOWER_CASE + DIGITS,
    ...key,
    world.now().getTime(),
  );
  const arn = region.arn('secretsmanager', `secret:${name}-${suffix}`);
  const secret = newResource(place, origin, {
    id: arn,
    arn,
    shape: {
      name,
      description,
      kmsKeyId,
      versions: [],
      updatedAt: world.now(),
    },
  });
  if (hasValue(value)) putVersion(place, secret, value, { token });
  return region.secrets.put(secret);
}

export const hasValue = ({ text, binary }: SecretValue) =>
  text !== undefined || binary !== undefined;

/** @throws InvalidParameterException, InvalidRequestException */
export function deleteSecret(
  { region, world }: Place,
  { id, shape }: Secret,
  options: { recoveryDays?: number; force?: boolean },
): Date {
  const { recoveryDays = RECOVERY_DAYS.most, force = false } = options;
  const askedAt = world.now();
  if (force && options.recoveryDays !== undefined) {
    throw invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  if (force) {
    region.secrets.delete(id);
    return askedAt;
  }
  if (recoveryDays < RECOVERY_DAYS.least || recoveryDays > RECOVERY_DAYS.most) {
    throw invalidParameter(
      `The RecoveryWindowInDays value must be between ${RECOVERY_DAYS.least} and ${RECOVERY_DAYS.most} days (inclusive).`,
    );
  }
  if (shape.deletion) {
    throw invalidRequest(
      "You can't perform this operation on the secret because it was already scheduled for deletion.",
    );
  }
  const due = new Date(askedAt.getTime() + recoveryDays * DAY_MS);
  shape.deletion = { askedAt, due };
  return due;
}
