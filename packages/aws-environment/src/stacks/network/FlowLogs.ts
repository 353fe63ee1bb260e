import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  type Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Which connections there were in the network, or were refused (R201). */
export class FlowLogs extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['network'];
      names: EnvironmentNames;
      vpc: Vpc;
    },
  ) {
    super(scope, id);
    const { spec, names, vpc } = props;
    if (spec.flowLogs === 'off') {
      Validations.of(vpc).acknowledge({
        id: 'AwsSolutions-VPC7',
        reason: 'Flow logs are off, as asked for: `network.flowLogs`.',
      });
      return;
    }
    const log = new LogGroup(this, 'Log', {
      logGroupName: names.flowLogGroup,
      retention: spec.flowLogRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog('FlowLog', {
      destination: FlowLogDestination.toCloudWatchLogs(log),
      trafficType:
        spec.flowLogs === 'all'
          ? FlowLogTrafficType.ALL
          : FlowLogTrafficType.REJECT,
    });
  }
}
