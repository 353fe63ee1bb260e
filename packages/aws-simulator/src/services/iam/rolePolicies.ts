import type * as iam from '@aws-sdk/client-iam';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import {
  assertPolicy,
  encodedDocument,
  iamPage,
  noSuchEntity,
} from './answers';
import { requirePolicy } from './findPolicy';
import { requireOwnRole, requireRole } from './findRole';

/** What a role may do: policies of its own, and managed ones. */
export function rolePolicyHandlers(world: World): Handlers<typeof iam> {
  return {
    PutRolePolicy(input, { accountId }) {
      const { RoleName, PolicyName = '', PolicyDocument = '' } = input;
      const { shape } = requireOwnRole(world, accountId, RoleName);
      assertPolicy(PolicyDocument, 'identity');
      shape.inlinePolicies[PolicyName] = PolicyDocument;
      world.changed();
      return {};
    },

    ListRolePolicies({ RoleName, ...input }, { accountId }) {
      const { shape } = requireRole(world, accountId, RoleName);
      const names = Object.keys(shape.inlinePolicies);
      const { items, ...rest } = iamPage(names, input, each => each);
      return { PolicyNames: items, ...rest };
    },

    GetRolePolicy({ RoleName, PolicyName = '' }, { accountId }) {
      const { shape } = requireRole(world, accountId, RoleName);
      assertInline(shape.inlinePolicies, PolicyName);
      return {
        RoleName,
        PolicyName,
        PolicyDocument: encodedDocument(shape.inlinePolicies[PolicyName]),
      };
    },

    DeleteRolePolicy({ RoleName, PolicyName = '' }, { accountId }) {
      const { shape } = requireOwnRole(world, accountId, RoleName);
      assertInline(shape.inlinePolicies, PolicyName);
      delete shape.inlinePolicies[PolicyName];
      world.changed();
      return {};
    },

    AttachRolePolicy({ RoleName, PolicyArn }, { accountId }) {
      attachPolicy(world, accountId, RoleName, PolicyArn);
      return {};
    },

    DetachRolePolicy({ RoleName, PolicyArn = '' }, { accountId }) {
      const { shape } = requireOwnRole(world, accountId, RoleName);
      if (!shape.managedPolicyArns.includes(PolicyArn)) {
        throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
      }
      shape.managedPolicyArns = shape.managedPolicyArns.filter(
        each => each !== PolicyArn,
      );
      world.changed();
      return {};
    },

    ListAttachedRolePolicies(
      { RoleName, PathPrefix = '/', ...input },
      { accountId },
    ) {
      const { shape } = requireRole(world, accountId, RoleName);
      const found = shape.managedPolicyArns.filter(arn =>
        `/${arn.split(':policy/')[1]}`.startsWith(PathPrefix),
      );
      const { items, ...rest } = iamPage(found, input, arn => arn);
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

/** @throws NoSuchEntityException for an unknown role or policy */
export function attachPolicy(
  world: World,
  accountId: string,
  roleName: string | undefined,
  policyArn: string | undefined,
) {
  const { shape } = requireOwnRole(world, accountId, roleName);
  const { arn } = requirePolicy(
    world,
    accountId,
    policyArn,
    'does not exist or is not attachable.',
  );
  if (shape.managedPolicyArns.includes(arn)) return;
  shape.managedPolicyArns.push(arn);
  world.changed();
}

function assertInline(policies: Record<string, string>, name: string) {
  if (Object.hasOwn(policies, name)) return;
  throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
}
