import * as secretsManager from '@aws-sdk/client-secrets-manager';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList } from '../../world/Resource';
import type { SecretShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const DEFAULT_RESULTS = 100;

/** Secrets Manager; every secret has one version, the current one. */
export function secretsManagerHandlers(
  world: World,
): Handlers<typeof secretsManager> {
  return {
    DescribeSecret({ SecretId }, context) {
      const region = world.region(context.accountId, context.region);
      const secret = requireSecret(region, SecretId);
      return {
        ...describe(secret),
        VersionIdsToStages: { [secret.shape.versionId]: ['AWSCURRENT'] },
      };
    },

    ListSecrets(input, context) {
      const region = world.region(context.accountId, context.region);
      const { items, next } = sortedPage(region.secrets.all(), {
        token: input.NextToken,
        size: input.MaxResults ?? DEFAULT_RESULTS,
        keyOf: each => each.shape.name,
        invalidToken: () =>
          new secretsManager.InvalidNextTokenException({
            message: 'Invalid next token',
            $metadata: {},
          }),
      });
      return {
        SecretList: items.map(each => ({
          ...describe(each),
          SecretVersionsToStages: { [each.shape.versionId]: ['AWSCURRENT'] },
        })),
        NextToken: next,
      };
    },

    GetSecretValue({ SecretId, VersionId, VersionStage }, context) {
      const region = world.region(context.accountId, context.region);
      const { arn, shape } = requireSecret(region, SecretId);
      const isCurrent =
        (VersionId ?? shape.versionId) === shape.versionId &&
        (VersionStage ?? 'AWSCURRENT') === 'AWSCURRENT';
      if (!isCurrent || shape.secretString === '') {
        throw notFound(
          `Secrets Manager can't find the specified secret value for ${
            VersionId
              ? `VersionId: ${VersionId}`
              : `staging label: ${VersionStage ?? 'AWSCURRENT'}`
          }`,
        );
      }
      return {
        ARN: arn,
        Name: shape.name,
        VersionId: shape.versionId,
        VersionStages: ['AWSCURRENT'],
        SecretString: shape.secretString,
        CreatedDate: shape.updatedAt,
      };
    },
  };
}

/**
 * By name, by ARN, or by an ARN without the six random characters.
 * @throws ResourceNotFoundException
 */
function requireSecret(region: Region, id = ''): Resource<SecretShape> {
  const found =
    region.secrets.byArn(id) ??
    region.secrets.find(
      ({ name }, { arn }) => name === id || arn.slice(0, -7) === id,
    );
  if (!found) {
    throw notFound("Secrets Manager can't find the specified secret.");
  }
  return found;
}

const describe = ({ arn, shape, tags, createdAt }: Resource<SecretShape>) => ({
  ARN: arn,
  Name: shape.name,
  Description: shape.description,
  CreatedDate: createdAt,
  LastChangedDate: shape.updatedAt,
  Tags: tagList(tags),
});

const notFound = (message: string) =>
  new secretsManager.ResourceNotFoundException({ message, $metadata: {} });
