import {
  type CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  DetectStackResourceDriftCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { seedStacks } from '../../seed/seedTemplates';
import {
  serveWorld,
  type SimulatedAws,
  TEST_ACCOUNT_ID,
  TEST_REGION,
} from '../../testing/simulatedAws';
import { World } from '../../world/World';
import { TestStacks } from './testing/TestStacks';

const StackName = 'drifting';
const alarm = {
  AlarmName: 'busy',
  ComparisonOperator: 'GreaterThanThreshold' as const,
  Dimensions: [{ Name: 'ClusterName', Value: 'shop' }],
  EvaluationPeriods: 3,
  MetricName: 'CPUUtilization',
  Namespace: 'AWS/ECS',
  Period: 60,
  Statistic: 'Average' as const,
  Threshold: 80,
};
const TEMPLATE = {
  Resources: {
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ...alarm,
        Threshold: '80',
        AlarmActions: ['arn:aws:sns:us-east-1:123456789012:a'],
        Tags: [{ Key: 'kind', Value: 'cpu' }],
      },
    },
    Logs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/app', RetentionInDays: 30 },
    },
    Parameter: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: '/size', Type: 'String', Value: 'small' },
    },
    Unchecked: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'x' } },
  },
};

describe('drift', () => {
  let aws: SimulatedAws;
  let stacks: TestStacks;
  let cfn: CloudFormationClient;
  beforeEach(async () => {
    aws = await serveWorld(new World());
    stacks = new TestStacks(aws);
    cfn = stacks.client;
  });
  afterEach(() => aws.stop());

  const create = (
    name: string,
    template: string,
    Tags?: Array<{ Key: string; Value: string }>,
  ) => stacks.create(name, template, { Tags });
  const detect = async (name = StackName) => {
    const { StackDriftDetectionId } = await cfn.send(
      new DetectStackDriftCommand({ StackName: name }),
    );
    return cfn.send(
      new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
    );
  };
  const drifts = async (name = StackName) => {
    const answer = await cfn.send(
      new DescribeStackResourceDriftsCommand({
        StackName: name,
        StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
      }),
    );
    return Object.fromEntries(
      (answer.StackResourceDrifts ?? []).map(each => [
        each.LogicalResourceId,
        [
          each.StackResourceDriftStatus,
          ...(each.PropertyDifferences ?? []).map(
            ({ DifferenceType, PropertyPath, ExpectedValue, ActualValue }) =>
              `${DifferenceType} ${PropertyPath} ${ExpectedValue} ${ActualValue}`,
          ),
        ],
      ]),
    );
  };

  it('is found where somebody changed what a template says', async () => {
    await create(StackName, JSON.stringify(TEMPLATE), [
      { Key: 'team', Value: 'shop' },
    ]);
    expect(await detect()).toMatchObject({
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'IN_SYNC',
      DriftedStackResourceCount: 0,
    });

    const cloudwatch = new CloudWatchClient(aws.client);
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        ...alarm,
        Threshold: 95,
        Dimensions: [
          { Name: 'ClusterName', Value: 'other' },
          { Name: 'ServiceName', Value: 'web' },
        ],
      }),
    );
    await cloudwatch.send(
      new TagResourceCommand({
        ResourceARN: `arn:aws:cloudwatch:${TEST_REGION}:${TEST_ACCOUNT_ID}:alarm:busy`,
        Tags: [
          { Key: 'kind', Value: 'load' },
          { Key: 'by', Value: 'hand' },
        ],
      }),
    );
    await new CloudWatchLogsClient(aws.client).send(
      new PutRetentionPolicyCommand({
        logGroupName: '/app',
        retentionInDays: 7,
      }),
    );
    await new SSMClient(aws.client).send(
      new PutParameterCommand({
        Name: '/size',
        Value: 'large',
        Overwrite: true,
      }),
    );
    expect(await detect()).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      DriftedStackResourceCount: 3,
    });
    expect(await drifts()).toEqual({
      Alarm: [
        'MODIFIED',
        'REMOVE /AlarmActions ["arn:aws:sns:us-east-1:123456789012:a"] null',
        'NOT_EQUAL /Dimensions/0/Value shop other',
        'ADD /Dimensions/1 null {"Name":"ServiceName","Value":"web"}',
        'NOT_EQUAL /Threshold 80 95',
        'NOT_EQUAL /Tags/0/Value cpu load',
        'ADD /Tags/1 null {"Key":"by","Value":"hand"}',
      ],
      Logs: ['MODIFIED', 'NOT_EQUAL /RetentionInDays 30 7'],
      Parameter: ['MODIFIED', 'NOT_EQUAL /Value small large'],
    });
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName }));
    expect(Stacks?.[0].DriftInformation).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      LastCheckTimestamp: expect.any(Date),
    });
  });

  it('is found in what was deleted, one resource at a time as well', async () => {
    await create(StackName, JSON.stringify(TEMPLATE));
    await new CloudWatchClient(aws.client).send(
      new DeleteAlarmsCommand({ AlarmNames: ['busy'] }),
    );
    await new CloudWatchLogsClient(aws.client).send(
      new DeleteLogGroupCommand({ logGroupName: '/app' }),
    );
    const { StackResourceDrift } = await cfn.send(
      new DetectStackResourceDriftCommand({
        StackName,
        LogicalResourceId: 'Alarm',
      }),
    );
    expect(StackResourceDrift).toMatchObject({
      StackResourceDriftStatus: 'DELETED',
      PhysicalResourceId: 'busy',
    });
    const { StackResourceSummaries } = await cfn.send(
      new ListStackResourcesCommand({ StackName }),
    );
    expect(
      StackResourceSummaries?.map(
        each => each.DriftInformation?.StackResourceDriftStatus,
      ),
    ).toEqual(['DELETED', 'NOT_CHECKED', 'NOT_CHECKED', 'NOT_CHECKED']);
    await expect(
      cfn.send(
        new DetectStackResourceDriftCommand({
          StackName,
          LogicalResourceId: 'Unchecked',
        }),
      ),
    ).rejects.toThrow(/not supported/);
  });

  it('is not seen in an environment that nobody touched', async () => {
    const seeds = seedStacks({
      name: 'shop',
      stage: 'production',
      owner: 'group:default/shop',
      accountId: TEST_ACCOUNT_ID,
      region: TEST_REGION,
    });
    for (const { stackName, templateBody, tags } of seeds) {
      await create(
        stackName,
        templateBody,
        Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      );
      const { StackDriftStatus } = await detect(stackName);
      expect([await drifts(stackName), StackDriftStatus]).toEqual([
        {},
        'IN_SYNC',
      ]);
    }
    await new ECSClient(aws.client).send(
      new UpdateServiceCommand({
        cluster: 'shop-production',
        service: 'shop-production-service',
        healthCheckGracePeriodSeconds: 7,
        enableExecuteCommand: true,
      }),
    );
    const { stackName } = seeds[2];
    await detect(stackName);
    expect(Object.values(await drifts(stackName))).toEqual([
      [
        'MODIFIED',
        'NOT_EQUAL /EnableExecuteCommand false true',
        'NOT_EQUAL /HealthCheckGracePeriodSeconds 60 7',
      ],
    ]);
  }, 60_000);
});
