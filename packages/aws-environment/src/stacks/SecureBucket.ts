import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** How long a version that is no longer the current one is kept. */
const OLD_VERSIONS_KEPT = Duration.days(90);

/**
 * A bucket as all of them are (R008, R177): private, encrypted, reached by TLS
 * only, with versions, and with a record of who reads it. CloudFormation
 * refuses to delete one that has something in it.
 */
export class SecureBucket extends Bucket {
  constructor(
    scope: Construct,
    id: string,
    props: {
      bucketName: string;
      accessLogs: IBucket;
      /** @default - old versions end after 90 days, and unfinished uploads after 7. */
      lifecycleRules?: LifecycleRule[];
    },
  ) {
    super(scope, id, {
      bucketName: props.bucketName,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [
        {
          id: 'old-versions',
          noncurrentVersionExpiration: OLD_VERSIONS_KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          expiredObjectDeleteMarker: true,
        },
        ...(props.lifecycleRules ?? []),
      ],
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
