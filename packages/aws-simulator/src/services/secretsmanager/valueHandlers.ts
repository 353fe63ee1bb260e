import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { Handlers } from '../../wire';
import type { SecretVersion } from '../../world/resources/secretsManager';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { invalidParameter } from './errors';
import { matchingSecrets, secretsPage } from './listing';
import { requireLiveSecret, requireSecret } from './secrets';
import { moveStage, putVersion, requireVersion, type Secret } from './versions';

export function valueHandlers(world: World) {
  return {
    GetSecretValue({ SecretId, ...which }, context) {
      const secret = requireLiveSecret(placeOf(world, context), SecretId);
      return valueOf(secret, requireVersion(secret, which));
    },

    BatchGetSecretValue({ SecretIdList: ids, Filters, ...paging }, context) {
      const place = placeOf(world, context);
      if ((ids === undefined) === (Filters === undefined)) {
        throw invalidParameter(
          'You must specify either SecretIdList or Filters, but not both.',
        );
      }
      const wanted =
        ids ??
        matchingSecrets(place, Filters)
          .filter(({ shape }) => !shape.deletion)
          .map(({ arn }) => arn);
      const { items, next } = secretsPage(wanted, paging, id => id);
      const read = items.map(id => readValue(place, id));
      return {
        SecretValues: read.flatMap(({ value }) => value ?? []),
        Errors: read.flatMap(({ error }) => error ?? []),
        NextToken: next,
      };
    },

    PutSecretValue(input, context) {
      const place = placeOf(world, context);
      const secret = requireLiveSecret(place, input.SecretId);
      const { id, stages } = putVersion(
        place,
        secret,
        { text: input.SecretString, binary: input.SecretBinary },
        { token: input.ClientRequestToken, stages: input.VersionStages },
      );
      world.changed();
      return {
        ARN: secret.arn,
        Name: secret.shape.name,
        VersionId: id,
        VersionStages: stages,
      };
    },

    ListSecretVersionIds({ SecretId, IncludeDeprecated, ...paging }, context) {
      const { arn, shape } = requireSecret(placeOf(world, context), SecretId);
      const { items, next } = secretsPage(
        shape.versions.filter(
          ({ stages }) => IncludeDeprecated || stages.length > 0,
        ),
        paging,
        ({ createdAt, id }) => `${createdAt.toISOString()} ${id}`,
      );
      return {
        ARN: arn,
        Name: shape.name,
        Versions: items.map(({ id, stages, createdAt }) => ({
          VersionId: id,
          VersionStages: stages,
          CreatedDate: createdAt,
        })),
        NextToken: next,
      };
    },

    UpdateSecretVersionStage(input, context) {
      const place = placeOf(world, context);
      const secret = requireLiveSecret(place, input.SecretId);
      const { VersionStage: stage = '', MoveToVersionId: to } = input;
      const from = secret.shape.versions.find(each =>
        each.stages.includes(stage),
      );
      if (from && from.id !== input.RemoveFromVersionId && from.id !== to) {
        throw invalidParameter(
          `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${from.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
        );
      }
      moveStage(
        secret.shape,
        stage,
        to ? requireVersion(secret, { VersionId: to }) : undefined,
      );
      world.changed();
      return { ARN: secret.arn, Name: secret.shape.name };
    },
  } satisfies Handlers<typeof secretsManager>;
}

const valueOf = ({ arn, shape }: Secret, version: SecretVersion) => ({
  ARN: arn,
  Name: shape.name,
  VersionId: version.id,
  VersionStages: version.stages,
  SecretString: version.text,
  SecretBinary:
    version.binary === undefined
      ? undefined
      : Buffer.from(version.binary, 'base64'),
  CreatedDate: version.createdAt,
});

/** A secret that cannot be read does not keep the others from being read. */
function readValue(
  place: Place,
  SecretId: string,
): {
  value?: secretsManager.SecretValueEntry;
  error?: secretsManager.APIErrorType;
} {
  try {
    const secret = requireLiveSecret(place, SecretId);
    return { value: valueOf(secret, requireVersion(secret, {})) };
  } catch (error) {
    if (!(error instanceof Error) || !('$fault' in error)) throw error;
    const { name: ErrorCode, message: Message } = error;
    return { error: { SecretId, ErrorCode, Message } };
  }
}
