import type * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers, type RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { cors, encryption, lifecycle, logging } from './configurationForms';
import { requireBucket } from './findBucket';

/** What S3 does with a bucket that was told nothing. */
const DEFAULTS: {
  encryption: s3.ServerSideEncryptionConfiguration;
  ownership: s3.OwnershipControls;
  publicAccess: s3.PublicAccessBlockConfiguration;
} = {
  encryption: {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
        BucketKeyEnabled: false,
      },
    ],
  },
  ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  publicAccess: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
};

const missing = (code: string, message: string) =>
  new AwsError(code, message, 404);

/** What a bucket is told to do, one matter after the other. */
export function configurationHandlers(world: World): Handlers<typeof s3> {
  const read = <Property>(
    context: RequestContext,
    bucket: string | undefined,
    name: string,
  ) =>
    requireBucket(world, context, bucket).shape.configuration[name] as
      | Property
      | undefined;
  const write = (
    context: RequestContext,
    bucket: string | undefined,
    name: string,
    value: unknown,
  ) => {
    const { configuration } = requireBucket(world, context, bucket).shape;
    if (value === undefined) delete configuration[name];
    else configuration[name] = value;
    world.changed();
    return {};
  };

  return {
    GetBucketVersioning: ({ Bucket }, context) =>
      read(context, Bucket, 'VersioningConfiguration') ?? {},
    PutBucketVersioning: ({ Bucket, VersioningConfiguration }, context) =>
      write(
        context,
        Bucket,
        'VersioningConfiguration',
        VersioningConfiguration && { Status: VersioningConfiguration.Status },
      ),

    GetPublicAccessBlock: ({ Bucket }, context) => ({
      PublicAccessBlockConfiguration:
        read(context, Bucket, 'PublicAccessBlockConfiguration') ??
        DEFAULTS.publicAccess,
    }),
    PutPublicAccessBlock: ({ Bucket, ...input }, context) =>
      write(
        context,
        Bucket,
        'PublicAccessBlockConfiguration',
        input.PublicAccessBlockConfiguration,
      ),
    DeletePublicAccessBlock: ({ Bucket }, context) =>
      write(context, Bucket, 'PublicAccessBlockConfiguration', {
        BlockPublicAcls: false,
        BlockPublicPolicy: false,
        IgnorePublicAcls: false,
        RestrictPublicBuckets: false,
      }),

    GetBucketEncryption({ Bucket }, context) {
      const property = read<object>(context, Bucket, 'BucketEncryption');
      return {
        ServerSideEncryptionConfiguration: property
          ? encryption.toApi(property)
          : DEFAULTS.encryption,
      };
    },
    PutBucketEncryption: ({ Bucket, ...input }, context) =>
      write(
        context,
        Bucket,
        'BucketEncryption',
        encryption.fromApi(
          input.ServerSideEncryptionConfiguration ?? { Rules: [] },
        ),
      ),
    DeleteBucketEncryption: ({ Bucket }, context) =>
      write(context, Bucket, 'BucketEncryption', undefined),

    GetBucketOwnershipControls: ({ Bucket }, context) => ({
      OwnershipControls:
        read(context, Bucket, 'OwnershipControls') ?? DEFAULTS.ownership,
    }),
    PutBucketOwnershipControls: ({ Bucket, OwnershipControls }, context) =>
      write(context, Bucket, 'OwnershipControls', OwnershipControls),
    DeleteBucketOwnershipControls: ({ Bucket }, context) =>
      write(context, Bucket, 'OwnershipControls', undefined),

    GetBucketLifecycleConfiguration({ Bucket }, context) {
      const property = read<object>(context, Bucket, 'LifecycleConfiguration');
      if (!property) {
        throw missing(
          'NoSuchLifecycleConfiguration',
          'The lifecycle configuration does not exist',
        );
      }
      return { Rules: lifecycle.toApi(property) };
    },
    PutBucketLifecycleConfiguration: ({ Bucket, ...input }, context) =>
      write(
        context,
        Bucket,
        'LifecycleConfiguration',
        lifecycle.fromApi(input.LifecycleConfiguration?.Rules),
      ),
    DeleteBucketLifecycle: ({ Bucket }, context) =>
      write(context, Bucket, 'LifecycleConfiguration', undefined),

    GetBucketCors({ Bucket }, context) {
      const property = read<object>(context, Bucket, 'CorsConfiguration');
      if (!property) {
        throw missing(
          'NoSuchCORSConfiguration',
          'The CORS configuration does not exist',
        );
      }
      return { CORSRules: cors.toApi(property) };
    },
    PutBucketCors: ({ Bucket, CORSConfiguration }, context) =>
      write(
        context,
        Bucket,
        'CorsConfiguration',
        cors.fromApi(CORSConfiguration?.CORSRules),
      ),
    DeleteBucketCors: ({ Bucket }, context) =>
      write(context, Bucket, 'CorsConfiguration', undefined),

    GetBucketLogging({ Bucket }, context) {
      const property = read<object>(context, Bucket, 'LoggingConfiguration');
      return property ? { LoggingEnabled: logging.toApi(property) } : {};
    },
    PutBucketLogging: ({ Bucket, BucketLoggingStatus }, context) =>
      write(
        context,
        Bucket,
        'LoggingConfiguration',
        BucketLoggingStatus?.LoggingEnabled &&
          logging.fromApi(BucketLoggingStatus.LoggingEnabled),
      ),

    GetBucketTagging({ Bucket }, context) {
      const { tags } = requireBucket(world, context, Bucket);
      if (Object.keys(tags).length === 0) {
        throw missing('NoSuchTagSet', 'The TagSet does not exist');
      }
      return { TagSet: tagList(tags) };
    },
    PutBucketTagging({ Bucket, Tagging }, context) {
      const bucket = requireBucket(world, context, Bucket);
      bucket.tags = { ...systemTags(bucket.tags), ...tagsOf(Tagging?.TagSet) };
      world.changed();
      return {};
    },
    DeleteBucketTagging({ Bucket }, context) {
      const bucket = requireBucket(world, context, Bucket);
      bucket.tags = systemTags(bucket.tags);
      world.changed();
      return {};
    },

    GetBucketPolicy({ Bucket }, context) {
      const { policy } = requireBucket(world, context, Bucket).shape;
      if (policy === undefined) {
        throw missing('NoSuchBucketPolicy', 'The bucket policy does not exist');
      }
      return { Policy: policy };
    },
    PutBucketPolicy({ Bucket, Policy = '' }, context) {
      const bucket = requireBucket(world, context, Bucket);
      try {
        JSON.parse(Policy);
      } catch (error) {
        throw new AwsError(
          'MalformedPolicy',
          `Policies must be valid JSON: ${error}`,
        );
      }
      bucket.shape.policy = Policy;
      world.changed();
      return {};
    },
    DeleteBucketPolicy({ Bucket }, context) {
      delete requireBucket(world, context, Bucket).shape.policy;
      world.changed();
      return {};
    },
  };
}

/** What CloudFormation has put there stays. */
const systemTags = (tags: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tags).filter(([key]) => key.startsWith('aws:')),
  );
