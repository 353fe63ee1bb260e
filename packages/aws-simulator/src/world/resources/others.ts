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
  /** Of the bucket; all of an account's are kept in one place. */
  region: string;
  /** The properties that CloudFormation gave, by name. */
  configuration: Record<string, unknown>;
  policy?: string;
  /** Bodies in base64, by key. */
  objects: Record<string, { body: string; at: Date; contentType?: string }>;
}

/** `id` is the ARN. */
export interface TopicShape {
  name: string;
  displayName?: string;
  policy?: string;
}

/** `id` is the ARN. */
export interface SubscriptionShape {
  topicArn: string;
  protocol: string;
  endpoint: string;
  /** Until somebody follows the link that was sent to the endpoint. */
  pendingSince?: Date;
}

/** What went to a topic; `id` is the message's. */
export interface PublishedMessageShape {
  topicArn: string;
  subject?: string;
  message: string;
  deliveries: Array<{ protocol: string; endpoint: string }>;
}

/** `id` is the key's. */
export interface KmsKeyShape {
  keyId: string;
  description?: string;
  /** Such as `alias/assets`. */
  aliases: string[];
}
