import { randomInt } from 'node:crypto';
import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { Handlers } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import { invalidRequest } from './errors';
import { matchingSecrets, secretsPage } from './listing';
import { randomPassword } from './passwords';
import {
  createSecret,
  deleteSecret,
  hasValue,
  requireLiveSecret,
  requireSecret,
} from './secrets';
import { putVersion, type Secret, stagesById } from './versions';

export function secretHandlers(world: World) {
  return {
    CreateSecret(input, context) {
      const place = placeOf(world, context);
      const { arn, shape } = createSecret(
        place,
        {
          name: input.Name ?? '',
          description: input.Description,
          kmsKeyId: input.KmsKeyId,
          value: { text: input.SecretString, binary: input.SecretBinary },
          token: input.ClientRequestToken,
        },
        { tags: tagsOf(input.Tags) },
      );
      shape.replicas = input.AddReplicaRegions;
      world.changed();
      return {
        ARN: arn,
        Name: shape.name,
        VersionId: shape.versions.at(-1)?.id,
      };
    },

    DescribeSecret({ SecretId }, context) {
      const secret = requireSecret(placeOf(world, context), SecretId);
      return {
        ...describe(secret),
        VersionIdsToStages: stagesById(secret.shape),
        ReplicationStatus: secret.shape.replicas?.map(replica => ({
          ...replica,
          Status: 'InSync' as const,
        })),
      };
    },

    UpdateSecret(input, context) {
      const place = placeOf(world, context);
      const secret = requireLiveSecret(place, input.SecretId);
      const { shape, arn } = secret;
      const value = { text: input.SecretString, binary: input.SecretBinary };
      const version = hasValue(value)
        ? putVersion(place, secret, value, { token: input.ClientRequestToken })
        : undefined;
      shape.description = input.Description ?? shape.description;
      shape.kmsKeyId = input.KmsKeyId ?? shape.kmsKeyId;
      shape.updatedAt = world.now();
      world.changed();
      return { ARN: arn, Name: shape.name, VersionId: version?.id };
    },

    DeleteSecret(input, context) {
      const place = placeOf(world, context);
      const secret = requireSecret(place, input.SecretId);
      const due = deleteSecret(place, secret, {
        recoveryDays: input.RecoveryWindowInDays,
        force: input.ForceDeleteWithoutRecovery,
      });
      world.changed();
      return { ARN: secret.arn, Name: secret.shape.name, DeletionDate: due };
    },

    RestoreSecret({ SecretId }, context) {
      const { arn, shape } = requireSecret(placeOf(world, context), SecretId);
      delete shape.deletion;
      world.changed();
      return { ARN: arn, Name: shape.name };
    },

    RotateSecret({ SecretId, RotationLambdaARN }, context) {
      requireLiveSecret(placeOf(world, context), SecretId);
      throw invalidRequest(
        RotationLambdaARN
          ? 'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.'
          : 'No Lambda rotation function ARN is associated with this secret.',
      );
    },

    ListSecrets(input, context) {
      const place = placeOf(world, context);
      const found = matchingSecrets(place, input.Filters).filter(
        ({ shape }) => input.IncludePlannedDeletion || !shape.deletion,
      );
      const { items, next } = secretsPage(
        found,
        input,
        sortKey(input.SortBy),
        input.SortOrder === 'desc' ? 'descending' : 'ascending',
      );
      return {
        SecretList: items.map(secret => ({
          ...describe(secret),
          SecretVersionsToStages: stagesById(secret.shape),
        })),
        NextToken: next,
      };
    },

    GetRandomPassword: input => ({
      RandomPassword: randomPassword(input, limit => randomInt(limit)),
    }),

    ...policyHandlers(world),
    ...tagHandlers(world),
  } satisfies Handlers<typeof secretsManager>;
}

const sortKey =
  (by: secretsManager.SortByType = 'created-date') =>
  ({ shape, arn, createdAt }: Secret): string => {
    if (by === 'name') return shape.name;
    const at = by === 'last-changed-date' ? shape.updatedAt : createdAt;
    return `${at.toISOString()} ${arn}`;
  };

function policyHandlers(world: World) {
  return {
    PutResourcePolicy({ SecretId, ResourcePolicy }, context) {
      const place = placeOf(world, context);
      const { arn, shape } = requireLiveSecret(place, SecretId);
      shape.policy = ResourcePolicy;
      world.changed();
      return { ARN: arn, Name: shape.name };
    },

    GetResourcePolicy({ SecretId }, context) {
      const { arn, shape } = requireSecret(placeOf(world, context), SecretId);
      return { ARN: arn, Name: shape.name, ResourcePolicy: shape.policy };
    },

    DeleteResourcePolicy({ SecretId }, context) {
      const place = placeOf(world, context);
      const { arn, shape } = requireLiveSecret(place, SecretId);
      delete shape.policy;
      world.changed();
      return { ARN: arn, Name: shape.name };
    },
  } satisfies Handlers<typeof secretsManager>;
}

function tagHandlers(world: World) {
  return {
    TagResource({ SecretId, Tags }, context) {
      const { tags } = requireLiveSecret(placeOf(world, context), SecretId);
      Object.assign(tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    UntagResource({ SecretId, TagKeys = [] }, context) {
      const { tags } = requireLiveSecret(placeOf(world, context), SecretId);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },
  } satisfies Handlers<typeof secretsManager>;
}

const describe = ({ arn, shape, tags, createdAt }: Secret) => ({
  ARN: arn,
  Name: shape.name,
  Description: shape.description,
  KmsKeyId: shape.kmsKeyId,
  CreatedDate: createdAt,
  LastChangedDate: shape.updatedAt,
  DeletedDate: shape.deletion?.askedAt,
  Tags: tagList(tags),
});
