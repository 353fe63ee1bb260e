import {
  type EnvironmentSpec,
  GLOBAL_REGION,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  FargatePlatformVersion,
  FargateService,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { WebAcl } from '../WebAcl';
import type { CertStack } from '../cert/CertStack';
import type { DataStack } from '../data/DataStack';
import type { NetworkStack } from '../network/NetworkStack';
import { appEnvironment, migrationEnvironment } from './AppEnvironment';
import { AppTask } from './AppTask';
import { AutoScaling } from './AutoScaling';
import { Listeners } from './Listeners';
import { MigrateTask } from './MigrateTask';
import { regionalCertificate } from './regionalCertificate';
import { ReleaseImage } from './ReleaseImage';
import { Roles } from './Roles';
import { ServiceCluster } from './ServiceCluster';

/** How long a new task may take to answer its first health check. */
const HEALTH_CHECK_GRACE_PERIOD = Duration.seconds(60);

/** What a release changes: where requests go, tasks and how many of them. */
export class ServiceStack extends EnvironmentStack {
  /** `targetgroup/<name>/<id>`, as CloudWatch calls the target group. */
  readonly targetGroupFullName: string;

  constructor(
    scope: Construct,
    spec: EnvironmentSpec,
    private readonly others: {
      network: NetworkStack;
      data: DataStack;
      cert?: CertStack;
    },
  ) {
    super(scope, 'service', spec, {
      description: 'Service: listeners, ECS service and autoscaling',
    });
    const { names } = this;
    const { network, data } = others;
    const { vpc, securityGroups } = network;
    // Names of its buckets, secrets and parameters are written down here.
    this.addStackDependency(data);

    const log = new LogGroup(this, 'Log', {
      logGroupName: names.logGroup,
      retention: spec.service.logRetentionDays,
      // Kept, it would be in the way of the next environment of this name.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const roles = new Roles(this, 'Roles', {
      spec,
      names,
      log,
      injectedSecrets: [
        data.databaseSecret,
        data.applicationSecret,
        data.sessionSecret,
      ],
    });
    const container = {
      spec: spec.service,
      names,
      roles,
      log,
      release: new ReleaseImage(this, 'Image', { names }),
    };
    const task = new AppTask(this, 'Task', {
      ...container,
      environment: appEnvironment(spec, names, data),
    });
    const migrate = new MigrateTask(this, 'Migrate', {
      ...container,
      environment: migrationEnvironment(spec, data),
    });
    const { targetGroup } = new Listeners(this, 'Public', {
      spec,
      names,
      vpc,
      loadBalancer: network.loadBalancer,
      certificate: this.certificate(),
    });
    const { cluster } = new ServiceCluster(this, 'Cluster', {
      spec,
      names,
      vpc,
    });
    const service = new FargateService(this, 'Service', {
      serviceName: names.service,
      cluster,
      taskDefinition: task.definition,
      platformVersion: FargatePlatformVersion.LATEST,
      ...(spec.service.spot && {
        capacityProviderStrategies: [
          { capacityProvider: 'FARGATE_SPOT', weight: 1 },
        ],
      }),
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { rollback: true },
      healthCheckGracePeriod: HEALTH_CHECK_GRACE_PERIOD,
      availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
      vpcSubnets: network.taskSubnets,
      securityGroups: [this.asTheyAre('Tasks', securityGroups.tasks)],
      assignPublicIp: spec.network.natGateways === 0,
      enableExecuteCommand: spec.service.exec,
      propagateTags: PropagatedTagSource.SERVICE,
    });
    service.attachToApplicationTargetGroup(targetGroup);
    // A task that starts before its role may do anything fails at once.
    service.node.addDependency(roles);

    const scaling = new AutoScaling(this, 'Scaling', {
      spec: spec.service,
      names,
    });
    scaling.node.addDependency(service);

    this.targetGroupFullName = targetGroup.targetGroupFullName;
    if (spec.edge.waf && !spec.edge.cdn) this.guardLoadBalancer();

    this.output(STACK_OUTPUTS.clusterName, cluster.clusterName);
    this.output(STACK_OUTPUTS.serviceArn, service.serviceArn);
    this.output(STACK_OUTPUTS.logGroupName, log.logGroupName);
    this.output(STACK_OUTPUTS.migrateTaskFamily, migrate.definition.family);
    this.output(
      STACK_OUTPUTS.taskSubnetIds,
      Fn.join(',', vpc.selectSubnets(network.taskSubnets).subnetIds),
    );
    this.output(
      STACK_OUTPUTS.taskSecurityGroupId,
      securityGroups.tasks.securityGroupId,
    );
  }

  /** In us-east-1 the load balancer shows the same certificate as CloudFront. */
  private certificate(): ICertificate | undefined {
    const { network, cert } = this.others;
    return cert && this.region === GLOBAL_REGION
      ? cert.certificate
      : regionalCertificate(this, this.spec, network);
  }

  /** Where there is no CloudFront to do it. */
  private guardLoadBalancer() {
    const acl = new WebAcl(this, 'Waf', {
      guards: 'REGIONAL',
      spec: this.spec.edge,
      names: this.names,
    });
    new CfnWebACLAssociation(this, 'WafAssociation', {
      resourceArn: this.others.network.loadBalancer.loadBalancerArn,
      webAclArn: acl.arn,
    });
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
