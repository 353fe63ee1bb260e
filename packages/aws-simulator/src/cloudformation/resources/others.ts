import { z } from 'zod';
import {
  anyJson,
  putResource,
  refuseDuplicate,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
} from '../ResourceProvider';
import { isEmpty } from '../../services/s3/buckets';
import { writeValue } from '../../services/ssm/parameters';
import { generatedName } from './names';

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
        description: properties.Description,
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
    const resource = requireResource(
      context.region.ssmParameters,
      existing.physicalId,
    );
    if (resource.shape.value !== properties.Value) {
      writeValue(resource.shape, properties.Value, context.world.now());
    }
    resource.shape.type = properties.Type;
    resource.shape.description = properties.Description;
    resource.tags = tagsFor(context, properties.Tags);
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
    if (resource && !isEmpty(resource.shape)) {
      throw new ResourceFailure(
        `The bucket you tried to delete is not empty (Service: S3, Status Code: 409)`,
      );
    }
    global.buckets.delete(physicalId);
  },
});

export const bucketPolicy = resourceProvider({
  type: 'AWS::S3::BucketPolicy',
  untagged: true,
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
  untagged: true,
  seconds: 0,
  properties: { Analytics: text.optional() },
  create: (_properties, context) => ({ physicalId: generatedName(context) }),
  update: (_properties, existing) => existing,
  delete() {
    // There is nothing to remove.
  },
});
