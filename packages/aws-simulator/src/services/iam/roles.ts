import type * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import {
  type Resource,
  tagList,
  type Tags,
  tagsOf,
} from '../../world/Resource';
import type { RoleShape } from '../../world/resources/others';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import {
  alreadyExists,
  assertPolicy,
  assertTagCount,
  deleteConflict,
  encodedDocument,
  iamPage,
} from './answers';
import { requireOwnRole, requireRole, rolesOf } from './findRole';

const DEFAULT_SESSION_SECONDS = 3600;

export function roleHandlers(world: World): Handlers<typeof iam> {
  return {
    CreateRole({ Tags: tags, ...input }, { accountId }) {
      const role = createRole(world, accountId, {
        name: input.RoleName ?? '',
        path: input.Path,
        trust: input.AssumeRolePolicyDocument ?? '',
        description: input.Description,
        maxSessionSeconds: input.MaxSessionDuration,
        permissionsBoundary: input.PermissionsBoundary,
        tags: tagsOf(tags),
      });
      return { Role: describeRole(role) };
    },

    GetRole: ({ RoleName }, { accountId }) => ({
      Role: describeRole(requireRole(world, accountId, RoleName)),
    }),

    ListRoles({ PathPrefix = '/', ...input }, { accountId }) {
      const found = rolesOf(world, accountId).filter(({ shape }) =>
        (shape.Path ?? '/').startsWith(PathPrefix),
      );
      const { items, ...rest } = iamPage(found, input, each => each.id);
      // As in AWS, the list does not show the tags.
      return {
        Roles: items.map(each => ({ ...describeRole(each), Tags: undefined })),
        ...rest,
      };
    },

    UpdateRole({ RoleName, Description, MaxSessionDuration }, { accountId }) {
      const { shape } = requireOwnRole(world, accountId, RoleName);
      if (Description !== undefined) shape.Description = Description;
      if (MaxSessionDuration !== undefined) {
        shape.MaxSessionDuration = MaxSessionDuration;
      }
      world.changed();
      return {};
    },

    UpdateAssumeRolePolicy({ RoleName, PolicyDocument = '' }, { accountId }) {
      const { shape } = requireOwnRole(world, accountId, RoleName);
      assertPolicy(PolicyDocument, 'trust');
      shape.AssumeRolePolicyDocument = PolicyDocument;
      world.changed();
      return {};
    },

    DeleteRole({ RoleName }, { accountId }) {
      deleteRole(world, accountId, RoleName);
      return {};
    },

    TagRole({ RoleName, Tags }, { accountId }) {
      const role = requireOwnRole(world, accountId, RoleName);
      const tags = { ...role.tags, ...tagsOf(Tags) };
      assertTagCount(tags);
      role.tags = tags;
      world.changed();
      return {};
    },

    UntagRole({ RoleName, TagKeys = [] }, { accountId }) {
      const { tags } = requireOwnRole(world, accountId, RoleName);
      for (const key of TagKeys) delete tags[key];
      world.changed();
      return {};
    },

    ListRoleTags({ RoleName, ...input }, { accountId }) {
      const { items, ...rest } = iamPage(
        tagList(requireRole(world, accountId, RoleName).tags),
        input,
        each => each.Key,
      );
      return { Tags: items, ...rest };
    },
  };
}

interface NewRole {
  name: string;
  path?: string;
  /** JSON. */
  trust: string;
  description?: string;
  maxSessionSeconds?: number;
  permissionsBoundary?: string;
  tags: Tags;
}

/** @throws EntityAlreadyExistsException, MalformedPolicyDocumentException */
export function createRole(
  world: World,
  accountId: string,
  { name, path = '/', trust, ...asked }: NewRole,
): Resource<RoleShape> {
  if (rolesOf(world, accountId).some(each => each.id === name)) {
    throw alreadyExists(`Role with name ${name} already exists.`);
  }
  assertPolicy(trust, 'trust');
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`;
  const now = world.now();
  const role = world.global(accountId).roles.put({
    id: name,
    arn,
    createdAt: now,
    tags: asked.tags,
    shape: {
      RoleName: name,
      RoleId: `AROA${seededAlphanumeric(17, world.seed, arn, now.getTime())}`,
      Path: path,
      Arn: arn,
      CreateDate: now,
      MaxSessionDuration: asked.maxSessionSeconds ?? DEFAULT_SESSION_SECONDS,
      Description: asked.description,
      AssumeRolePolicyDocument: trust,
      ...(asked.permissionsBoundary !== undefined && {
        PermissionsBoundary: boundaryOf(asked.permissionsBoundary),
      }),
      inlinePolicies: {},
      managedPolicyArns: [],
    },
  });
  world.changed();
  return role;
}

export const boundaryOf = (arn: string) => ({
  PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
  PermissionsBoundaryArn: arn,
});

/** @throws NoSuchEntityException, DeleteConflictException */
export function deleteRole(
  world: World,
  accountId: string,
  name: string | undefined,
) {
  const { id, shape } = requireOwnRole(world, accountId, name);
  if (shape.managedPolicyArns.length > 0) {
    throw deleteConflict(
      'Cannot delete entity, must detach all policies first.',
    );
  }
  if (Object.keys(shape.inlinePolicies).length > 0) {
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  }
  world.global(accountId).roles.delete(id);
  world.changed();
}

export function describeRole({ shape, tags }: Resource<RoleShape>) {
  const { inlinePolicies: _, managedPolicyArns: __, ...role } = shape;
  return {
    ...role,
    AssumeRolePolicyDocument: encodedDocument(
      role.AssumeRolePolicyDocument ?? '',
    ),
    Path: role.Path ?? '/',
    RoleId: role.RoleId ?? '',
    Arn: role.Arn ?? '',
    CreateDate: role.CreateDate,
    Tags: tagList(tags),
  };
}
