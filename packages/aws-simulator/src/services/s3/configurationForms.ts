import type * as s3 from '@aws-sdk/client-s3';

/**
 * What CloudFormation and S3's own API write differently of the same thing. The
 * bucket keeps CloudFormation's form.
 */
interface EncryptionProperty {
  ServerSideEncryptionConfiguration?: Array<{
    ServerSideEncryptionByDefault?: s3.ServerSideEncryptionByDefault;
    BucketKeyEnabled?: boolean;
  }>;
}

export const encryption = {
  toApi: (
    property: EncryptionProperty,
  ): s3.ServerSideEncryptionConfiguration => ({
    Rules: property.ServerSideEncryptionConfiguration?.map(rule => ({
      ApplyServerSideEncryptionByDefault: rule.ServerSideEncryptionByDefault,
      BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    })),
  }),
  fromApi: (api: s3.ServerSideEncryptionConfiguration): EncryptionProperty => ({
    ServerSideEncryptionConfiguration: api.Rules?.map(rule => ({
      ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault,
      BucketKeyEnabled: rule.BucketKeyEnabled,
    })),
  }),
};

interface CorsProperty {
  CorsRules?: Array<
    Pick<
      s3.CORSRule,
      'AllowedHeaders' | 'AllowedMethods' | 'AllowedOrigins'
    > & {
      ExposedHeaders?: string[];
      Id?: string;
      MaxAge?: number;
    }
  >;
}

export const cors = {
  toApi: ({ CorsRules = [] }: CorsProperty): s3.CORSRule[] =>
    CorsRules.map(({ ExposedHeaders, Id, MaxAge, ...rule }) => ({
      ...rule,
      ExposeHeaders: ExposedHeaders,
      ID: Id,
      MaxAgeSeconds: MaxAge,
    })),
  fromApi: (rules: s3.CORSRule[] = []): CorsProperty => ({
    CorsRules: rules.map(({ ExposeHeaders, ID, MaxAgeSeconds, ...rule }) => ({
      ...rule,
      ExposedHeaders: ExposeHeaders,
      Id: ID,
      MaxAge: MaxAgeSeconds,
    })),
  }),
};

interface LoggingProperty {
  DestinationBucketName?: string;
  LogFilePrefix?: string;
}

export const logging = {
  toApi: (property: LoggingProperty): s3.LoggingEnabled => ({
    TargetBucket: property.DestinationBucketName,
    TargetPrefix: property.LogFilePrefix ?? '',
  }),
  fromApi: (api: s3.LoggingEnabled): LoggingProperty => ({
    DestinationBucketName: api.TargetBucket,
    LogFilePrefix: api.TargetPrefix,
  }),
};

interface LifecycleProperty {
  Rules?: LifecycleRule[];
}

type LifecycleRule = Pick<
  s3.LifecycleRule,
  | 'Status'
  | 'Prefix'
  | 'AbortIncompleteMultipartUpload'
  | 'NoncurrentVersionExpiration'
> & {
  Id?: string;
  ExpirationInDays?: number;
  ExpirationDate?: string;
  ExpiredObjectDeleteMarker?: boolean;
  NoncurrentVersionExpirationInDays?: number;
  Transitions?: Array<{
    StorageClass?: s3.TransitionStorageClass;
    TransitionInDays?: number;
  }>;
};

export const lifecycle = {
  toApi: ({ Rules = [] }: LifecycleProperty): s3.LifecycleRule[] =>
    Rules.map(rule => ({
      ID: rule.Id,
      Status: rule.Status,
      Filter: { Prefix: rule.Prefix ?? '' },
      Expiration: expirationOf(rule),
      AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
      NoncurrentVersionExpiration:
        rule.NoncurrentVersionExpiration ??
        (rule.NoncurrentVersionExpirationInDays === undefined
          ? undefined
          : { NoncurrentDays: rule.NoncurrentVersionExpirationInDays }),
      Transitions: rule.Transitions?.map(each => ({
        StorageClass: each.StorageClass,
        Days: each.TransitionInDays,
      })),
    })),
  fromApi: (rules: s3.LifecycleRule[] = []): LifecycleProperty => ({
    Rules: rules.map(rule => ({
      Id: rule.ID,
      Status: rule.Status,
      Prefix: rule.Filter?.Prefix ?? rule.Prefix,
      ExpirationInDays: rule.Expiration?.Days,
      ExpirationDate: rule.Expiration?.Date?.toISOString(),
      ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
      AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
      NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
      Transitions: rule.Transitions?.map(each => ({
        StorageClass: each.StorageClass,
        TransitionInDays: each.Days,
      })),
    })),
  }),
};

function expirationOf(rule: LifecycleRule): s3.LifecycleExpiration | undefined {
  const { ExpirationInDays, ExpirationDate, ExpiredObjectDeleteMarker } = rule;
  const isSet =
    ExpirationInDays !== undefined ||
    ExpirationDate !== undefined ||
    ExpiredObjectDeleteMarker !== undefined;
  return isSet
    ? {
        Days: ExpirationInDays,
        Date: ExpirationDate ? new Date(ExpirationDate) : undefined,
        ExpiredObjectDeleteMarker,
      }
    : undefined;
}
