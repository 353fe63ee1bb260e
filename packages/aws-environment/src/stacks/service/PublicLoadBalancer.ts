import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  type IVpc,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  Protocol,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

/**
 * The load balancer, its listener and its target group (R057 to R071). Without
 * a domain there can be no certificate, so port 80 forwards.
 */
export class PublicLoadBalancer extends Construct {
  readonly loadBalancer: ApplicationLoadBalancer;
  readonly targetGroup: ApplicationTargetGroup;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['service'];
      names: EnvironmentNames;
      vpc: IVpc;
      securityGroup: ISecurityGroup;
    },
  ) {
    super(scope, id);
    const { spec, names, vpc, securityGroup } = props;

    this.loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      loadBalancerName: names.loadBalancer,
      internetFacing: true,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      securityGroup,
      dropInvalidHeaderFields: true,
    });
    this.targetGroup = new ApplicationTargetGroup(this, 'TargetGroup', {
      targetGroupName: names.targetGroup,
      vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port: spec.port,
      healthCheck: {
        protocol: Protocol.HTTP,
        path: spec.healthCheckPath,
        port: String(spec.port),
        interval: Duration.seconds(30),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
        healthyHttpCodes: '200',
      },
      stickinessCookieDuration: spec.stickySessions
        ? Duration.days(1)
        : undefined,
      deregistrationDelay: Duration.seconds(30),
    });
    this.loadBalancer.addListener('Http', {
      port: 80,
      open: false,
      defaultTargetGroups: [this.targetGroup],
    });
  }
}
