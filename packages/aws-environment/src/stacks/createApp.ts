import { App, type AppProps } from 'aws-cdk-lib';

/**
 * A CDK app whose templates hold what the environment needs and nothing about
 * the CDK.
 *
 * @public
 */
export function createApp(props: Pick<AppProps, 'outdir'> = {}): App {
  return new App({
    ...props,
    analyticsReporting: false,
    treeMetadata: false,
    context: {
      '@aws-cdk/aws-iam:minimizePolicies': true,
      '@aws-cdk/core:enablePartitionLiterals': true,
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      '@aws-cdk/aws-ecs:removeDefaultDeploymentAlarm': true,
      // Exports: CloudFormation then keeps what another stack still needs.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    },
  });
}
