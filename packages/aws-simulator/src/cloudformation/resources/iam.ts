import { z } from 'zod';
import {
  anyJson,
  number,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import type { Json } from '../template/Template';
import { generatedName, hexOf } from './names';

const namedPolicies = z.array(
  z.strictObject({ PolicyName: text, PolicyDocument: anyJson }),
);

const byName = (
  policies: Array<{ PolicyName: string; PolicyDocument: Json }> = [],
) =>
  Object.fromEntries(
    policies.map(each => [
      each.PolicyName,
      JSON.stringify(each.PolicyDocument),
    ]),
  );

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
    const { global, world } = context;
    const name = properties.RoleName ?? generatedName(context);
    refuseDuplicate(global.roles.get(name), name);
    const path = properties.Path ?? '/';
    const arn = `arn:aws:iam::${global.accountId}:role${path}${name}`;
    const id = `AROA${hexOf(context, 17).toUpperCase()}`;
    putResource(global.roles, context, {
      id: name,
      arn,
      Tags: properties.Tags,
      shape: {
        RoleName: name,
        RoleId: id,
        Path: path,
        Arn: arn,
        CreateDate: world.now(),
        MaxSessionDuration: properties.MaxSessionDuration ?? 3600,
        Description: properties.Description,
        AssumeRolePolicyDocument: JSON.stringify(
          properties.AssumeRolePolicyDocument,
        ),
        inlinePolicies: byName(properties.Policies),
        managedPolicyArns: properties.ManagedPolicyArns ?? [],
      },
    });
    return { physicalId: name, attributes: { Arn: arn, RoleId: id } };
  },
  update(properties, existing, context) {
    const resource = requireResource(context.global.roles, existing.physicalId);
    Object.assign(resource.shape, {
      Description: properties.Description,
      AssumeRolePolicyDocument: JSON.stringify(
        properties.AssumeRolePolicyDocument,
      ),
      inlinePolicies: byName(properties.Policies),
      managedPolicyArns: properties.ManagedPolicyArns ?? [],
    });
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { global }) {
    global.roles.delete(physicalId);
  },
});

export const policy = resourceProvider({
  type: 'AWS::IAM::Policy',
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

function attach(properties: AttachedPolicy, { global }: ProviderContext) {
  for (const name of properties.Roles ?? []) {
    requireResource(global.roles, name).shape.inlinePolicies[
      properties.PolicyName
    ] = JSON.stringify(properties.PolicyDocument);
  }
}

function detach(properties: AttachedPolicy, { global }: ProviderContext) {
  for (const name of properties.Roles ?? []) {
    const attached = global.roles.get(name);
    if (attached) delete attached.shape.inlinePolicies[properties.PolicyName];
  }
}

export const managedPolicy = resourceProvider({
  type: 'AWS::IAM::ManagedPolicy',
  seconds: 1.5,
  properties: {
    Description: text.optional(),
    ManagedPolicyName: text.optional(),
    Path: text.optional(),
    PolicyDocument: anyJson,
    Roles: texts.optional(),
    Groups: texts.optional(),
    Users: texts.optional(),
  },
  replacedBy: ['ManagedPolicyName', 'Path', 'Description'],
  create(properties, context) {
    const name = properties.ManagedPolicyName ?? generatedName(context, 128);
    const arn = `arn:aws:iam::${context.global.accountId}:policy/${name}`;
    for (const roleName of properties.Roles ?? []) {
      requireResource(
        context.global.roles,
        roleName,
      ).shape.managedPolicyArns.push(arn);
    }
    return { physicalId: arn, attributes: { PolicyArn: arn } };
  },
  update: (_properties, existing) => existing,
  delete({ physicalId }, { global }) {
    for (const { shape } of global.roles.all()) {
      shape.managedPolicyArns = shape.managedPolicyArns.filter(
        each => each !== physicalId,
      );
    }
  },
});
