import type { Repository } from '@aws-sdk/client-ecr';

/** `id` is the name. */
export type RepositoryShape = Repository & {
  repositoryName: string;
  lifecyclePolicy?: { text: string; putAt: Date };
  /** The policy that a preview was asked for. */
  lifecyclePreview?: string;
  /** JSON, who may do what. */
  policyText?: string;
};

/** `id` is `<repository>@<digest>`. */
export interface ImageShape {
  repositoryName: string;
  digest: string;
  manifest: string;
  mediaType: string;
  tags: string[];
  pushedAt: Date;
  sizeInBytes: number;
  /** When it was last asked to be looked through for vulnerabilities. */
  scannedAt?: Date;
}

/** A layer that an image can be made of; `id` is `<repository>@<digest>`. */
export interface ImageLayerShape {
  repositoryName: string;
  digest: string;
  sizeInBytes: number;
}

/** `id` is the upload's. */
export interface LayerUploadShape {
  repositoryName: string;
  /** What has arrived, in base64. */
  parts: string[];
  receivedBytes: number;
}
