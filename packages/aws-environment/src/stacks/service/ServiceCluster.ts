import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnCluster,
  Cluster,
  ContainerInsights,
  ExecuteCommandLogging,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

const INSIGHTS = {
  disabled: ContainerInsights.DISABLED,
  enabled: ContainerInsights.ENABLED,
  enhanced: ContainerInsights.ENHANCED,
} as const;

/**
 * The cluster (R033), with Container Insights, which alone publishes how many
 * tasks run (F09), and with a record of what is typed into a shell.
 */
export class ServiceCluster extends Construct {
  readonly cluster: Cluster;

  constructor(
    scope: Construct,
    id: string,
    props: { spec: EnvironmentSpec; names: EnvironmentNames; vpc: IVpc },
  ) {
    super(scope, id);
    const { spec, names, vpc } = props;
    const { containerInsights } = spec.operations;
    this.cluster = new Cluster(this, 'Cluster', {
      clusterName: names.cluster,
      vpc,
      containerInsightsV2: INSIGHTS[containerInsights],
      ...(spec.service.exec && {
        executeCommandConfiguration: {
          logging: ExecuteCommandLogging.OVERRIDE,
          logConfiguration: {
            cloudWatchLogGroup: this.log('ExecLog', {
              logGroupName: names.execLogGroup,
              retention: spec.service.logRetentionDays,
            }),
          },
        },
      }),
    });
    if (containerInsights === 'disabled') {
      Validations.of(this.cluster).acknowledge({
        id: 'AwsSolutions-ECS4',
        reason: 'As asked for: `operations.containerInsights`.',
      });
    } else {
      // Made before AWS makes it itself, without an end to what it keeps.
      const insights = this.log('InsightsLog', {
        logGroupName: `/aws/ecs/containerinsights/${names.cluster}/performance`,
        retention: spec.operations.containerInsightsLogRetentionDays,
      });
      this.cluster.node.addDependency(insights);
    }
    if (spec.service.spot) this.allowSpot();
  }

  private log(
    id: string,
    props: { logGroupName: string; retention: number },
  ): LogGroup {
    return new LogGroup(this, id, {
      ...props,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private allowSpot() {
    const { defaultChild } = this.cluster.node;
    if (!(defaultChild instanceof CfnCluster)) {
      throw new Error('A cluster is made of one resource.');
    }
    defaultChild.capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
  }
}
