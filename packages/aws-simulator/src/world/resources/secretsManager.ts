import type { ReplicaRegionType } from '@aws-sdk/client-secrets-manager';

/** One value that a secret has or had. */
export interface SecretVersion {
  id: string;
  text?: string;
  /** In base64. */
  binary?: string;
  /** Such as `AWSCURRENT`; none for a version that is deprecated. */
  stages: string[];
  createdAt: Date;
}

/** `id` is the ARN. */
export interface SecretShape {
  name: string;
  description?: string;
  kmsKeyId?: string;
  /** The oldest first; none for a secret that has no value yet. */
  versions: SecretVersion[];
  updatedAt: Date;
  /** When it was marked for deletion, and when it will be gone. */
  deletion?: { askedAt: Date; due: Date };
  /** JSON, who may do what. */
  policy?: string;
  replicas?: ReplicaRegionType[];
}
