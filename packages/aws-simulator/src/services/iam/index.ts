import * as iam from '@aws-sdk/client-iam';
import { type Handlers, validationError } from '../../wire';
import type { Resource } from '../../world/Resource';
import { tagList } from '../../world/Resource';
import type { RoleShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const DEFAULT_ITEMS = 100;

/** The roles of an account, which have no region. */
export function iamHandlers(world: World): Handlers<typeof iam> {
  const requireRole = (accountId: string, name = ''): Resource<RoleShape> => {
    const found = world.global(accountId).roles.get(name);
    if (!found)
      throw noSuchEntity(`The role with name ${name} cannot be found.`);
    return found;
  };

  return {
    GetRole: ({ RoleName }, { accountId }) => ({
      Role: describe(requireRole(accountId, RoleName)),
    }),

    ListRoles({ PathPrefix = '/', ...input }, { accountId }) {
      const found = world
        .global(accountId)
        .roles.where(each => (each.Path ?? '/').startsWith(PathPrefix));
      const { items, ...rest } = pageOf(found, input, each => each.id);
      // As in AWS, the list does not show the tags.
      return {
        Roles: items.map(each => ({ ...describe(each), Tags: undefined })),
        ...rest,
      };
    },

    ListRoleTags({ RoleName, ...input }, { accountId }) {
      const { items, ...rest } = pageOf(
        tagList(requireRole(accountId, RoleName).tags),
        input,
        each => each.Key,
      );
      return { Tags: items, ...rest };
    },

    ListRolePolicies({ RoleName, ...input }, { accountId }) {
      const { inlinePolicies } = requireRole(accountId, RoleName).shape;
      const names = Object.keys(inlinePolicies);
      const { items, ...rest } = pageOf(names, input, each => each);
      return { PolicyNames: items, ...rest };
    },

    GetRolePolicy({ RoleName, PolicyName = '' }, { accountId }) {
      const { inlinePolicies } = requireRole(accountId, RoleName).shape;
      if (!Object.hasOwn(inlinePolicies, PolicyName)) {
        throw noSuchEntity(
          `The role policy with name ${PolicyName} cannot be found.`,
        );
      }
      return {
        RoleName,
        PolicyName,
        PolicyDocument: encodeURIComponent(inlinePolicies[PolicyName]),
      };
    },

    ListAttachedRolePolicies({ RoleName, ...input }, { accountId }) {
      const { managedPolicyArns } = requireRole(accountId, RoleName).shape;
      const { items, ...rest } = pageOf(managedPolicyArns, input, arn => arn);
      return {
        AttachedPolicies: items.map(PolicyArn => ({
          PolicyArn,
          PolicyName: PolicyArn.split('/').pop(),
        })),
        ...rest,
      };
    },
  };
}

/** Documents are URL-encoded, as RFC 3986 has it. */
function describe({ shape, tags }: Resource<RoleShape>) {
  const { inlinePolicies: _, managedPolicyArns: __, ...role } = shape;
  return {
    ...role,
    AssumeRolePolicyDocument: encodeURIComponent(
      role.AssumeRolePolicyDocument ?? '',
    ),
    Path: role.Path ?? '/',
    RoleId: role.RoleId ?? '',
    Arn: role.Arn ?? '',
    CreateDate: role.CreateDate,
    Tags: tagList(tags),
  };
}

function pageOf<Item>(
  items: Item[],
  { Marker: token, MaxItems }: { Marker?: string; MaxItems?: number },
  keyOf: (item: Item) => string,
) {
  const { items: page, next } = sortedPage(items, {
    token,
    size: MaxItems ?? DEFAULT_ITEMS,
    keyOf,
    invalidToken: () => validationError('Invalid Marker.'),
  });
  return { items: page, Marker: next, IsTruncated: next !== undefined };
}

const noSuchEntity = (message: string) =>
  new iam.NoSuchEntityException({ message, $metadata: {} });
