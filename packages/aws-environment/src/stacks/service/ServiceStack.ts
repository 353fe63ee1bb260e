import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  SecurityGroup,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  ContainerInsights,
  FargatePlatformVersion,
  FargateService,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { DataStack } from '../data/DataStack';
import { EnvironmentStack } from '../EnvironmentStack';
import type { NetworkStack } from '../network/NetworkStack';
import { AppTask } from './AppTask';
import { AutoScaling } from './AutoScaling';
import { PublicLoadBalancer } from './PublicLoadBalancer';
import { Roles } from './Roles';

/** How long a new task may take to answer its first health check. */
const HEALTH_CHECK_GRACE_PERIOD = Duration.seconds(60);

/** What a release changes: load balancer, tasks and how many of them. */
export class ServiceStack extends EnvironmentStack {
  /** `app/<name>/<id>`, as CloudWatch calls the load balancer. */
  readonly loadBalancerFullName: string;

  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    network: NetworkStack,
    data: DataStack,
  ) {
    super(scope, 'service', spec, {
      description: 'Service: load balancer, ECS service and autoscaling',
    });
    const { names } = this;
    const { vpc, securityGroups } = network;
    const { databaseSecret } = data;

    const log = new LogGroup(this, 'Log', {
      logGroupName: names.logGroup,
      retention: spec.service.logRetentionDays,
      // Kept, it would be in the way of the next environment of this name.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const roles = new Roles(this, 'Roles', {
      names,
      image: spec.service.image,
      log,
      databaseSecret,
    });
    const task = new AppTask(this, 'Task', {
      spec,
      names,
      roles,
      log,
      databaseSecret,
    });
    const balancer = new PublicLoadBalancer(this, 'Public', {
      spec: spec.service,
      names,
      vpc,
      securityGroup: this.asTheyAre('Balancer', securityGroups.loadBalancer),
    });
    const cluster = new Cluster(this, 'Cluster', {
      clusterName: names.cluster,
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
    const service = new FargateService(this, 'Service', {
      serviceName: names.service,
      cluster,
      taskDefinition: task.definition,
      platformVersion: FargatePlatformVersion.LATEST,
      desiredCount: spec.service.minCount,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      healthCheckGracePeriod: HEALTH_CHECK_GRACE_PERIOD,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [this.asTheyAre('Tasks', securityGroups.tasks)],
      assignPublicIp: false,
      propagateTags: PropagatedTagSource.SERVICE,
    });
    service.attachToApplicationTargetGroup(balancer.targetGroup);
    // A task that starts before its role may do anything fails at once.
    service.node.addDependency(roles);

    const scaling = new AutoScaling(this, 'Scaling', {
      spec: spec.service,
      names,
    });
    scaling.node.addDependency(service);

    const { loadBalancer } = balancer;
    this.loadBalancerFullName = loadBalancer.loadBalancerFullName;
    this.output(STACK_OUTPUTS.serviceArn, service.serviceArn);
    this.output(STACK_OUTPUTS.loadBalancerArn, loadBalancer.loadBalancerArn);
    this.output(
      STACK_OUTPUTS.url,
      `http://${loadBalancer.loadBalancerDnsName}`,
    );
    this.output(STACK_OUTPUTS.logGroupName, log.logGroupName);
  }

  /**
   * A security group of the network stack, closed to changes: the rules are
   * written there, and a rule added from here would make a cycle.
   */
  private asTheyAre(id: string, group: ISecurityGroup): ISecurityGroup {
    return SecurityGroup.fromSecurityGroupId(
      this,
      `${id}SecurityGroup`,
      group.securityGroupId,
      { mutable: false },
    );
  }
}
