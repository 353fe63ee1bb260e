import * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { ManagedPolicyShape } from '../../world/resources/iam';
import type { World } from '../../world/World';
import {
  assertPolicy,
  deleteConflict,
  encodedDocument,
  iamPage,
  noSuchEntity,
} from './answers';
import { requirePolicy } from './findPolicy';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_VERSIONS = 5;

type Version = ManagedPolicyShape['versions'][number];

export function policyVersionHandlers(world: World): Handlers<typeof iam> {
  return {
    CreatePolicyVersion(input, { accountId }) {
      const policy = requirePolicy(world, accountId, input.PolicyArn);
      const version = addVersion(world, policy, {
        document: input.PolicyDocument ?? '',
        setAsDefault: input.SetAsDefault ?? false,
      });
      return { PolicyVersion: describe(policy, version) };
    },

    GetPolicyVersion({ PolicyArn, VersionId }, { accountId }) {
      const policy = requirePolicy(world, accountId, PolicyArn);
      const version = requireVersion(policy, VersionId);
      return {
        PolicyVersion: {
          ...describe(policy, version),
          Document: encodedDocument(version.document),
        },
      };
    },

    ListPolicyVersions({ PolicyArn, ...input }, { accountId }) {
      const policy = requirePolicy(world, accountId, PolicyArn);
      const { items, ...rest } = iamPage(
        policy.shape.versions,
        input,
        each => each.id,
      );
      return { Versions: items.map(each => describe(policy, each)), ...rest };
    },

    SetDefaultPolicyVersion({ PolicyArn, VersionId }, { accountId }) {
      const policy = requirePolicy(world, accountId, PolicyArn);
      policy.shape.defaultVersionId = requireVersion(policy, VersionId).id;
      policy.shape.updatedAt = world.now();
      world.changed();
      return {};
    },

    DeletePolicyVersion({ PolicyArn, VersionId }, { accountId }) {
      const policy = requirePolicy(world, accountId, PolicyArn);
      const version = requireVersion(policy, VersionId);
      if (version.id === policy.shape.defaultVersionId) {
        throw deleteConflict('Cannot delete the default version of a policy.');
      }
      policy.shape.versions = policy.shape.versions.filter(
        each => each !== version,
      );
      world.changed();
      return {};
    },
  };
}

/** @throws MalformedPolicyDocumentException, LimitExceededException */
export function addVersion(
  world: World,
  { shape }: Resource<ManagedPolicyShape>,
  { document, setAsDefault }: { document: string; setAsDefault: boolean },
): Version {
  assertPolicy(document, 'identity');
  if (shape.versions.length >= MOST_VERSIONS) {
    throw new iam.LimitExceededException({
      message: `A managed policy can have up to ${MOST_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
      $metadata: {},
    });
  }
  const numbers = shape.versions.map(({ id }) => Number(id.slice(1)));
  const version = {
    id: `v${Math.max(...numbers) + 1}`,
    document,
    createdAt: world.now(),
  };
  shape.versions.push(version);
  if (setAsDefault) shape.defaultVersionId = version.id;
  shape.updatedAt = world.now();
  world.changed();
  return version;
}

function requireVersion(
  { arn, shape }: Resource<ManagedPolicyShape>,
  id: string | undefined,
): Version {
  const found = shape.versions.find(each => each.id === id);
  if (found) return found;
  throw noSuchEntity(
    `Policy ${arn} version ${id} does not exist or is not attachable.`,
  );
}

const describe = (
  { shape }: Resource<ManagedPolicyShape>,
  version: Version,
): iam.PolicyVersion => ({
  VersionId: version.id,
  IsDefaultVersion: version.id === shape.defaultVersionId,
  CreateDate: version.createdAt,
});
