import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import {
  type ISecurityGroup,
  type IVpc,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { LogBucket } from '../LogBucket';

/** Where in the bucket of access logs those of the load balancer are. */
const LOG_PREFIX = 'load-balancer';

/**
 * The load balancer (R057 to R059). It listens to nothing yet: its listeners
 * come with the service. It is there before, so that CloudFront, which calls it
 * by name, need not wait for the database.
 */
export class PublicLoadBalancer extends ApplicationLoadBalancer {
  constructor(
    scope: Construct,
    id: string,
    props: {
      names: EnvironmentNames;
      vpc: IVpc;
      securityGroup: ISecurityGroup;
      accessLogs: LogBucket;
    },
  ) {
    const { names, vpc, securityGroup, accessLogs } = props;
    super(scope, id, {
      loadBalancerName: names.loadBalancer,
      internetFacing: true,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      // Closed to changes: a listener would write its rules into the group.
      securityGroup: SecurityGroup.fromSecurityGroupId(
        scope,
        `${id}SecurityGroup`,
        securityGroup.securityGroupId,
        { mutable: false },
      ),
      dropInvalidHeaderFields: true,
    });
    accessLogs.acceptLoadBalancerLogs(LOG_PREFIX);
    this.setAttribute('access_logs.s3.enabled', 'true');
    this.setAttribute('access_logs.s3.bucket', accessLogs.bucketName);
    this.setAttribute('access_logs.s3.prefix', LOG_PREFIX);
    // Elastic Load Balancing tries at once whether it may write there.
    this.node.addDependency(accessLogs);
  }
}
