import type {
  ScalableTarget,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type { Role } from '@aws-sdk/client-iam';

/** `id` is `resourceId|dimension|namespace`. */
export type ScalableTargetShape = ScalableTarget & {
  ServiceNamespace: string;
  ResourceId: string;
  ScalableDimension: string;
  /** When it or a policy of it was last changed. */
  configuredAt: Date;
};

/** `id` is the ARN. */
export type ScalingPolicyShape = ScalingPolicy & {
  PolicyARN: string;
  PolicyName: string;
};

/** `id` is the name. Documents are JSON. */
export type RoleShape = Role & {
  RoleName: string;
  inlinePolicies: Record<string, string>;
  managedPolicyArns: string[];
};

/** `id` is the ARN. */
export interface SecretShape {
  name: string;
  description?: string;
  secretString: string;
  updatedAt: Date;
  versionId: string;
}

/** `id` is the name. */
export interface SsmParameterShape {
  name: string;
  type: 'String' | 'StringList' | 'SecureString';
  value: string;
  description?: string;
  version: number;
  updatedAt: Date;
  /** The versions before this one, oldest first. */
  history?: SsmParameterVersion[];
}

export interface SsmParameterVersion {
  version: number;
  value: string;
  updatedAt: Date;
}

/** `id` is the name. */
export interface BucketShape {
  name: string;
  /** us-east-1 unless told. */
  region?: string;
  /** In the words of the properties of AWS::S3::Bucket, by name. */
  configuration: Record<string, unknown>;
  policy?: string;
  /** What GetObject gives, by key. */
  objects: Record<string, StoredObject>;
  /** What is no more current, and delete markers; oldest first. */
  versions?: StoredVersion[];
  /** By upload id. */
  uploads?: Record<string, MultipartUpload>;
}

export interface StoredObject {
  /** In base64. */
  body: string;
  at: Date;
  contentType?: string;
  metadata?: Record<string, string>;
  /** Left out for objects of a bucket without versions. */
  versionId?: string;
  /** Of uploads in parts, whose ETag is not that of the body. */
  etag?: string;
}

export interface StoredVersion {
  key: string;
  versionId: string;
  at: Date;
  /** Left out for a delete marker. */
  object?: StoredObject;
}

export interface MultipartUpload {
  key: string;
  at: Date;
  contentType?: string;
  metadata?: Record<string, string>;
  /** Bodies in base64, by part number. */
  parts: Record<string, { body: string; at: Date }>;
}

/** `id` is the key's. */
export interface KmsKeyShape {
  keyId: string;
  description?: string;
  /** Such as `alias/assets`. */
  aliases: string[];
}
