import { addVersion } from '../../services/iam/policyVersions';
import { createPolicy, deletePolicy } from '../../services/iam/managedPolicies';
import { createOidcProvider } from '../../services/iam/oidcProviders';
import { attachPolicy } from '../../services/iam/rolePolicies';
import { createServiceLinkedRole } from '../../services/iam/serviceLinkedRoles';
import {
  anyJson,
  type ProviderContext,
  requireResource,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { callService } from './callService';
import { generatedName } from './names';

export const managedPolicy = resourceProvider({
  type: 'AWS::IAM::ManagedPolicy',
  untagged: true,
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
    const { world, global, stackId } = context;
    const { arn, shape } = callService('Iam', () =>
      createPolicy(world, global.accountId, {
        name: properties.ManagedPolicyName ?? generatedName(context, 128),
        path: properties.Path,
        description: properties.Description,
        document: JSON.stringify(properties.PolicyDocument),
        tags: tagsFor(context, properties.Tags),
        stackId,
      }),
    );
    attachTo(properties.Roles, arn, context);
    return {
      physicalId: arn,
      attributes: {
        PolicyArn: arn,
        PolicyId: shape.policyId,
        DefaultVersionId: shape.defaultVersionId,
      },
    };
  },
  update(properties, existing, context) {
    const { world, global } = context;
    const { physicalId: arn } = existing;
    const resource = requireResource(global.managedPolicies, arn);
    const { shape } = resource;
    const document = JSON.stringify(properties.PolicyDocument);
    if (document !== JSON.stringify(existing.properties.PolicyDocument)) {
      // CloudFormation keeps the number of versions down by itself.
      const kept = shape.versions.filter(
        each => each.id === shape.defaultVersionId,
      );
      shape.versions = kept;
      callService('Iam', () =>
        addVersion(world, resource, { document, setAsDefault: true }),
      );
    }
    const gone = existing.properties.Roles?.filter(
      name => !properties.Roles?.includes(name),
    );
    detachFrom(gone, arn, context);
    attachTo(properties.Roles, arn, context);
    return {
      physicalId: arn,
      attributes: {
        ...existing.attributes,
        DefaultVersionId: shape.defaultVersionId,
      },
    };
  },
  delete({ physicalId, properties }, context) {
    const { world, global } = context;
    const resource = global.managedPolicies.get(physicalId);
    if (!resource) return;
    detachFrom(properties.Roles, physicalId, context);
    resource.shape.versions = resource.shape.versions.slice(-1);
    callService('Iam', () => deletePolicy(world, global.accountId, physicalId));
  },
});

function attachTo(
  roles: string[] = [],
  policyArn: string,
  { world, global }: ProviderContext,
) {
  for (const name of roles) {
    callService('Iam', () =>
      attachPolicy(world, global.accountId, name, policyArn),
    );
  }
}

function detachFrom(
  roles: string[] = [],
  policyArn: string,
  { global }: ProviderContext,
) {
  for (const name of roles) {
    const attached = global.roles.get(name)?.shape;
    if (!attached) continue;
    attached.managedPolicyArns = attached.managedPolicyArns.filter(
      each => each !== policyArn,
    );
  }
}

export const oidcProvider = resourceProvider({
  type: 'AWS::IAM::OIDCProvider',
  seconds: 1,
  properties: {
    ClientIdList: texts.optional(),
    ThumbprintList: texts.optional(),
    Url: text,
  },
  replacedBy: ['Url'],
  create(properties, context) {
    const { world, global, stackId } = context;
    const { arn } = callService('Iam', () =>
      createOidcProvider(world, global.accountId, {
        url: properties.Url,
        clientIds: properties.ClientIdList,
        thumbprints: properties.ThumbprintList,
        tags: tagsFor(context, properties.Tags),
        stackId,
      }),
    );
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.global.oidcProviders,
      existing.physicalId,
    );
    resource.shape.clientIds = properties.ClientIdList ?? [];
    if (properties.ThumbprintList) {
      resource.shape.thumbprints = properties.ThumbprintList;
    }
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { global }) {
    global.oidcProviders.delete(physicalId);
  },
});

export const serviceLinkedRole = resourceProvider({
  type: 'AWS::IAM::ServiceLinkedRole',
  seconds: 2,
  properties: {
    AWSServiceName: text,
    CustomSuffix: text.optional(),
    Description: text.optional(),
  },
  replacedBy: ['AWSServiceName', 'CustomSuffix'],
  create(properties, { world, global, stackId }) {
    const made = callService('Iam', () =>
      createServiceLinkedRole(world, global.accountId, {
        service: properties.AWSServiceName,
        description: properties.Description,
        suffix: properties.CustomSuffix,
      }),
    );
    made.stackId = stackId;
    return { physicalId: made.id, attributes: { RoleName: made.id } };
  },
  update(properties, existing, { global }) {
    const { shape } = requireResource(global.roles, existing.physicalId);
    shape.Description = properties.Description;
    return existing;
  },
  delete({ physicalId }, { global }) {
    global.roles.delete(physicalId);
  },
});
