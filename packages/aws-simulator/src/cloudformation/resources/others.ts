import { z } from 'zod';
import {
  anyJson,
  flag,
  type ProviderContext,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { seededUuid } from '../../world/seeded';
import { generatedName, hexOf } from './names';

export const topic = resourceProvider({
  type: 'AWS::SNS::Topic',
  properties: {
    DisplayName: text.optional(),
    FifoTopic: flag.optional(),
    KmsMasterKeyId: text.optional(),
    Subscription: z
      .array(z.strictObject({ Endpoint: text, Protocol: text }))
      .optional(),
    TopicName: text.optional(),
  },
  replacedBy: ['TopicName', 'FifoTopic'],
  create(properties, context) {
    const { region } = context;
    const name = properties.TopicName ?? generatedName(context, 256);
    const arn = region.arn('sns', name);
    refuseDuplicate(region.topics.get(arn), name);
    putResource(region.topics, context, {
      id: arn,
      arn,
      Tags: properties.Tags,
      shape: { name, displayName: properties.DisplayName },
    });
    for (const each of properties.Subscription ?? []) {
      subscribe(arn, each.Protocol, each.Endpoint, context);
    }
    return { physicalId: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.topics,
      existing.physicalId,
    );
    resource.shape.displayName = properties.DisplayName;
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { region }) {
    region.topics.delete(physicalId);
    for (const each of region.subscriptions.where(
      shape => shape.topicArn === physicalId,
    )) {
      region.subscriptions.delete(each.id);
    }
  },
});

function subscribe(
  topicArn: string,
  protocol: string,
  endpoint: string,
  context: ProviderContext,
): string {
  const arn = `${topicArn}:${seededUuid(hexOf(context, 32), endpoint)}`;
  putResource(context.region.subscriptions, context, {
    id: arn,
    arn,
    shape: { topicArn, protocol, endpoint },
  });
  return arn;
}

export const subscription = resourceProvider({
  type: 'AWS::SNS::Subscription',
  properties: {
    Endpoint: text.optional(),
    FilterPolicy: anyJson.optional(),
    Protocol: text,
    RawMessageDelivery: flag.optional(),
    Region: text.optional(),
    TopicArn: text,
  },
  create(properties, context) {
    requireResource(context.region.topics, properties.TopicArn);
    const arn = subscribe(
      properties.TopicArn,
      properties.Protocol,
      properties.Endpoint ?? '',
      context,
    );
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  delete({ physicalId }, { region }) {
    region.subscriptions.delete(physicalId);
  },
});

export const topicPolicy = resourceProvider({
  type: 'AWS::SNS::TopicPolicy',
  properties: { PolicyDocument: anyJson, Topics: texts },
  create(properties, context) {
    for (const arn of properties.Topics) {
      requireResource(context.region.topics, arn).shape.policy = JSON.stringify(
        properties.PolicyDocument,
      );
    }
    return { physicalId: generatedName(context), attributes: {} };
  },
  delete({ properties }, { region }) {
    for (const arn of properties.Topics) {
      const resource = region.topics.get(arn);
      if (resource) delete resource.shape.policy;
    }
  },
});

export const ssmParameter = resourceProvider({
  type: 'AWS::SSM::Parameter',
  properties: {
    AllowedPattern: text.optional(),
    DataType: text.optional(),
    Description: text.optional(),
    Name: text.optional(),
    Tier: text.optional(),
    Type: z.enum(['String', 'StringList']),
    Value: text,
  },
  replacedBy: ['Name'],
  create(properties, context) {
    const { region, world } = context;
    const name = properties.Name ?? generatedName(context, 512);
    refuseDuplicate(region.ssmParameters.get(name), name);
    putResource(region.ssmParameters, context, {
      id: name,
      arn: region.arn('ssm', `parameter/${name.replace(/^\//, '')}`),
      Tags: properties.Tags,
      shape: {
        name,
        type: properties.Type,
        value: properties.Value,
        version: 1,
        updatedAt: world.now(),
      },
    });
    return {
      physicalId: name,
      attributes: { Type: properties.Type, Value: properties.Value },
    };
  },
  update(properties, existing, context) {
    const { shape } = requireResource(
      context.region.ssmParameters,
      existing.physicalId,
    );
    shape.value = properties.Value;
    shape.version += 1;
    shape.updatedAt = context.world.now();
    return {
      physicalId: existing.physicalId,
      attributes: { Type: properties.Type, Value: properties.Value },
    };
  },
  delete({ physicalId }, { region }) {
    region.ssmParameters.delete(physicalId);
  },
});

export const bucket = resourceProvider({
  type: 'AWS::S3::Bucket',
  seconds: 1.5,
  properties: {
    AccessControl: text.optional(),
    BucketEncryption: anyJson.optional(),
    BucketName: text.optional(),
    CorsConfiguration: anyJson.optional(),
    LifecycleConfiguration: anyJson.optional(),
    LoggingConfiguration: anyJson.optional(),
    OwnershipControls: anyJson.optional(),
    PublicAccessBlockConfiguration: anyJson.optional(),
    VersioningConfiguration: anyJson.optional(),
  },
  replacedBy: ['BucketName'],
  create(properties, context) {
    const { global, region } = context;
    const { BucketName, Tags, ...configuration } = properties;
    const name = BucketName ?? generatedName(context, 63).toLowerCase();
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
      throw new ResourceFailure(
        `The specified bucket is not valid. (Service: S3, Status Code: 400): ${name}`,
      );
    }
    refuseDuplicate(global.buckets.get(name), name);
    const arn = `arn:aws:s3:::${name}`;
    putResource(global.buckets, context, {
      id: name,
      arn,
      Tags,
      shape: { name, region: region.name, configuration, objects: {} },
    });
    return {
      physicalId: name,
      attributes: {
        Arn: arn,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region.name}.amazonaws.com`,
        WebsiteURL: `http://${name}.s3-website-${region.name}.amazonaws.com`,
      },
    };
  },
  update(properties, existing, context) {
    const { BucketName: _name, Tags, ...configuration } = properties;
    const resource = requireResource(
      context.global.buckets,
      existing.physicalId,
    );
    resource.shape.configuration = configuration;
    resource.tags = tagsFor(context, Tags);
    return existing;
  },
  delete({ physicalId }, { global }) {
    const resource = global.buckets.get(physicalId);
    if (resource && Object.keys(resource.shape.objects).length > 0) {
      throw new ResourceFailure(
        `The bucket you tried to delete is not empty (Service: S3, Status Code: 409)`,
      );
    }
    global.buckets.delete(physicalId);
  },
});

export const bucketPolicy = resourceProvider({
  type: 'AWS::S3::BucketPolicy',
  properties: { Bucket: text, PolicyDocument: anyJson },
  replacedBy: ['Bucket'],
  create(properties, { global }) {
    requireResource(global.buckets, properties.Bucket).shape.policy =
      JSON.stringify(properties.PolicyDocument);
    return { physicalId: properties.Bucket };
  },
  update(properties, existing, { global }) {
    requireResource(global.buckets, properties.Bucket).shape.policy =
      JSON.stringify(properties.PolicyDocument);
    return existing;
  },
  delete({ properties }, { global }) {
    const resource = global.buckets.get(properties.Bucket);
    if (resource) delete resource.shape.policy;
  },
});

/** What a template carries for the CDK alone. */
export const cdkMetadata = resourceProvider({
  type: 'AWS::CDK::Metadata',
  seconds: 0,
  properties: { Analytics: text.optional() },
  create: (_properties, context) => ({ physicalId: generatedName(context) }),
  update: (_properties, existing) => existing,
  delete() {
    // There is nothing to remove.
  },
});
