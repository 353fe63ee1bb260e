import type * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import {
  type Resource,
  tagList,
  type Tags,
  tagsOf,
} from '../../world/Resource';
import type { ManagedPolicyShape } from '../../world/resources/iam';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import {
  alreadyExists,
  assertPolicy,
  assertTagCount,
  deleteConflict,
  iamPage,
} from './answers';
import { AWS_MANAGED_POLICIES } from './awsManagedPolicies';
import { requirePolicy, rolesWith } from './findPolicy';

export function managedPolicyHandlers(world: World): Handlers<typeof iam> {
  const describe = (
    policy: Resource<ManagedPolicyShape>,
    accountId: string,
  ): iam.Policy => ({
    PolicyName: policy.shape.name,
    PolicyId: policy.shape.policyId,
    Arn: policy.arn,
    Path: policy.shape.path,
    DefaultVersionId: policy.shape.defaultVersionId,
    AttachmentCount: rolesWith(world, accountId, policy.arn).length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.shape.description,
    CreateDate: policy.createdAt,
    UpdateDate: policy.shape.updatedAt,
    Tags: tagList(policy.tags),
  });

  return {
    CreatePolicy({ Tags, ...input }, { accountId }) {
      const policy = createPolicy(world, accountId, {
        name: input.PolicyName ?? '',
        path: input.Path,
        description: input.Description,
        document: input.PolicyDocument ?? '',
        tags: tagsOf(Tags),
      });
      return { Policy: describe(policy, accountId) };
    },

    GetPolicy: ({ PolicyArn }, { accountId }) => ({
      Policy: describe(requirePolicy(world, accountId, PolicyArn), accountId),
    }),

    ListPolicies({ Scope = 'All', PathPrefix = '/', ...input }, { accountId }) {
      const own = world.global(accountId).managedPolicies.all();
      const all = [
        ...(Scope === 'AWS' ? [] : own),
        ...(Scope === 'Local' ? [] : AWS_MANAGED_POLICIES.values()),
      ];
      const wanted = all.filter(
        ({ arn, shape }) =>
          shape.path.startsWith(PathPrefix) &&
          (!input.OnlyAttached || rolesWith(world, accountId, arn).length > 0),
      );
      const { items, ...rest } = iamPage(wanted, input, each => each.arn);
      return {
        Policies: items.map(each => ({
          ...describe(each, accountId),
          Description: undefined,
          Tags: undefined,
        })),
        ...rest,
      };
    },

    DeletePolicy({ PolicyArn }, { accountId }) {
      deletePolicy(world, accountId, PolicyArn);
      return {};
    },

    ListEntitiesForPolicy({ PolicyArn, ...input }, { accountId }) {
      const { arn } = requirePolicy(world, accountId, PolicyArn);
      const { items, ...rest } = iamPage(
        rolesWith(world, accountId, arn),
        input,
        each => each.id,
      );
      return {
        PolicyGroups: [],
        PolicyUsers: [],
        PolicyRoles: items.map(({ shape }) => ({
          RoleName: shape.RoleName,
          RoleId: shape.RoleId,
        })),
        ...rest,
      };
    },

    TagPolicy({ PolicyArn, Tags }, { accountId }) {
      const policy = requirePolicy(world, accountId, PolicyArn);
      const tags = { ...policy.tags, ...tagsOf(Tags) };
      assertTagCount(tags);
      policy.tags = tags;
      world.changed();
      return {};
    },

    UntagPolicy({ PolicyArn, TagKeys = [] }, { accountId }) {
      const { tags } = requirePolicy(world, accountId, PolicyArn);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },

    ListPolicyTags({ PolicyArn, ...input }, { accountId }) {
      const { tags } = requirePolicy(world, accountId, PolicyArn);
      const { items, ...rest } = iamPage(
        tagList(tags),
        input,
        each => each.Key,
      );
      return { Tags: items, ...rest };
    },
  };
}

interface NewPolicy {
  name: string;
  path?: string;
  description?: string;
  /** JSON. */
  document: string;
  tags: Tags;
  stackId?: string;
}

/** @throws EntityAlreadyExistsException, MalformedPolicyDocumentException */
export function createPolicy(
  world: World,
  accountId: string,
  { name, path = '/', description, document, tags, stackId }: NewPolicy,
): Resource<ManagedPolicyShape> {
  const { managedPolicies } = world.global(accountId);
  if (managedPolicies.find(each => each.name === name)) {
    throw alreadyExists(
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
    );
  }
  assertPolicy(document, 'identity');
  const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
  const now = world.now();
  const policy = managedPolicies.put({
    id: arn,
    arn,
    createdAt: now,
    tags,
    stackId,
    shape: {
      name,
      path,
      policyId: `ANPA${seededAlphanumeric(17, world.seed, arn, now.getTime())}`,
      description,
      versions: [{ id: 'v1', document, createdAt: now }],
      defaultVersionId: 'v1',
      updatedAt: now,
    },
  });
  world.changed();
  return policy;
}

/** @throws NoSuchEntityException, DeleteConflictException */
export function deletePolicy(
  world: World,
  accountId: string,
  policyArn: string | undefined,
) {
  const { arn, shape } = requirePolicy(world, accountId, policyArn);
  if (rolesWith(world, accountId, arn).length > 0) {
    throw deleteConflict('Cannot delete a policy attached to entities.');
  }
  if (shape.versions.length > 1) {
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  }
  world.global(accountId).managedPolicies.delete(arn);
  world.changed();
}
