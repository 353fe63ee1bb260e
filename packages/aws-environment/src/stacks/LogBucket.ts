import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

const LOGS_KEPT = Duration.days(90);

/** Where access logs go: who asked for what, for three months (R201). */
export class LogBucket extends Bucket {
  constructor(
    scope: Construct,
    id: string,
    props: {
      bucketName: string;
      /** CloudFront writes its logs with an ACL. @default false */
      acceptsAcl?: boolean;
    },
  ) {
    super(scope, id, {
      bucketName: props.bucketName,
      // Elastic Load Balancing writes to no bucket with another encryption.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: props.acceptsAcl
        ? ObjectOwnership.BUCKET_OWNER_PREFERRED
        : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ id: 'expire', expiration: LOGS_KEPT }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'A log of who reads the logs would log itself.',
    });
  }

  /**
   * Lets Elastic Load Balancing write under a prefix.
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
   */
  acceptLoadBalancerLogs(prefix: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'LoadBalancerLogs',
        principals: [
          new ServicePrincipal(
            'logdelivery.elasticloadbalancing.amazonaws.com',
          ),
        ],
        actions: ['s3:PutObject'],
        resources: [
          this.arnForObjects(`${prefix}/AWSLogs/${Stack.of(this).account}/*`),
        ],
      }),
    );
  }
}
