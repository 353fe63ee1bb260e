import { z } from 'zod';
import { requireOwnRole } from '../../services/iam/findRole';
import { assertPolicy } from '../../services/iam/answers';
import { attachPolicy } from '../../services/iam/rolePolicies';
import { boundaryOf, createRole, deleteRole } from '../../services/iam/roles';
import {
  anyJson,
  number,
  type ProviderContext,
  requireResource,
  refuseDuplicate,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import { callService } from './callService';
import { generatedName, hexOf } from './names';

const namedPolicies = z.array(
  z.strictObject({ PolicyName: text, PolicyDocument: anyJson }),
);
type NamedPolicies = z.output<typeof namedPolicies>;

/** @throws ResourceFailure for a document that IAM does not take */
function byName(policies: NamedPolicies = []): Record<string, string> {
  return Object.fromEntries(
    policies.map(each => [
      each.PolicyName,
      checked(each.PolicyDocument, 'identity'),
    ]),
  );
}

function checked(document: Json, kind: 'identity' | 'trust'): string {
  const json = JSON.stringify(document);
  callService('Iam', () => assertPolicy(json, kind));
  return json;
}

export const role = resourceProvider({
  type: 'AWS::IAM::Role',
  seconds: 2,
  properties: {
    AssumeRolePolicyDocument: anyJson,
    Description: text.optional(),
    ManagedPolicyArns: texts.optional(),
    MaxSessionDuration: number.optional(),
    Path: text.optional(),
    PermissionsBoundary: text.optional(),
    Policies: namedPolicies.optional(),
    RoleName: text.optional(),
  },
  replacedBy: ['RoleName', 'Path'],
  create(properties, context) {
    const { world, global, stackId } = context;
    const name = properties.RoleName ?? generatedName(context);
    refuseDuplicate(global.roles.get(name), name);
    const inlinePolicies = byName(properties.Policies);
    const made = callService('Iam', () =>
      createRole(world, global.accountId, {
        name,
        path: properties.Path,
        trust: JSON.stringify(properties.AssumeRolePolicyDocument),
        description: properties.Description,
        maxSessionSeconds: properties.MaxSessionDuration,
        permissionsBoundary: properties.PermissionsBoundary,
        tags: tagsFor(context, properties.Tags),
      }),
    );
    made.stackId = stackId;
    made.shape.inlinePolicies = inlinePolicies;
    try {
      attachAll(name, properties.ManagedPolicyArns, context);
    } catch (error) {
      global.roles.delete(name);
      throw error;
    }
    return {
      physicalId: name,
      attributes: { Arn: made.arn, RoleId: made.shape.RoleId ?? '' },
    };
  },
  update(properties, existing, context) {
    const resource = requireResource(context.global.roles, existing.physicalId);
    const { shape } = resource;
    const before = existing.properties;
    const kept = Object.entries(shape.inlinePolicies).filter(
      ([name]) => !before.Policies?.some(each => each.PolicyName === name),
    );
    const inlinePolicies = {
      ...Object.fromEntries(kept),
      ...byName(properties.Policies),
    };
    const trust = checked(properties.AssumeRolePolicyDocument, 'trust');
    const attached = shape.managedPolicyArns;
    shape.managedPolicyArns = attached.filter(
      arn => !before.ManagedPolicyArns?.includes(arn),
    );
    try {
      attachAll(resource.id, properties.ManagedPolicyArns, context);
    } catch (error) {
      shape.managedPolicyArns = attached;
      throw error;
    }
    Object.assign(shape, {
      Description: properties.Description,
      MaxSessionDuration: properties.MaxSessionDuration ?? 3600,
      AssumeRolePolicyDocument: trust,
      PermissionsBoundary:
        properties.PermissionsBoundary &&
        boundaryOf(properties.PermissionsBoundary),
      inlinePolicies,
    });
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId, properties }, { world, global }) {
    const resource = global.roles.get(physicalId);
    if (!resource) return;
    const { shape } = resource;
    for (const each of properties.Policies ?? []) {
      delete shape.inlinePolicies[each.PolicyName];
    }
    shape.managedPolicyArns = shape.managedPolicyArns.filter(
      arn => !properties.ManagedPolicyArns?.includes(arn),
    );
    callService('Iam', () => deleteRole(world, global.accountId, physicalId));
  },
});

function attachAll(
  roleName: string,
  policyArns: string[] = [],
  { world, global }: ProviderContext,
) {
  for (const arn of policyArns) {
    callService('Iam', () =>
      attachPolicy(world, global.accountId, roleName, arn),
    );
  }
}

export const policy = resourceProvider({
  type: 'AWS::IAM::Policy',
  untagged: true,
  seconds: 1.5,
  properties: {
    PolicyDocument: anyJson,
    PolicyName: text,
    Roles: texts.optional(),
    Groups: texts.optional(),
    Users: texts.optional(),
  },
  create(properties, context) {
    attach(properties, context);
    return {
      physicalId: `${context.stackName.slice(0, 8)}-${context.logicalId.slice(
        0,
        8,
      )}-${hexOf(context, 12).toUpperCase()}`,
    };
  },
  update(properties, existing, context) {
    checked(properties.PolicyDocument, 'identity');
    detach(existing.properties, context);
    attach(properties, context);
    return existing;
  },
  delete({ properties }, context) {
    detach(properties, context);
  },
});

interface AttachedPolicy {
  PolicyName: string;
  PolicyDocument: Json;
  Roles?: string[];
}

function attach(
  { PolicyName, PolicyDocument, Roles = [] }: AttachedPolicy,
  { world, global }: ProviderContext,
) {
  const document = checked(PolicyDocument, 'identity');
  for (const name of Roles) {
    const { shape } = callService('Iam', () =>
      requireOwnRole(world, global.accountId, name),
    );
    shape.inlinePolicies[PolicyName] = document;
  }
}

function detach(properties: AttachedPolicy, { global }: ProviderContext) {
  for (const name of properties.Roles ?? []) {
    const attached = global.roles.get(name);
    if (attached) delete attached.shape.inlinePolicies[properties.PolicyName];
  }
}
