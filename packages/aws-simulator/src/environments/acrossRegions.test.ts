import { DescribeFlowLogsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { serveWorld, type SimulatedAws } from '../testing/simulatedAws';
import { StackClient } from '../testing/StackClient';
import { World } from '../world/World';

const inRegion = (aws: SimulatedAws, region: string): SimulatedAws => ({
  ...aws,
  client: { ...aws.client, region },
});

describe('what stacks in two regions share', () => {
  let aws: SimulatedAws;
  let here: StackClient;
  let there: StackClient;

  beforeAll(async () => {
    aws = await serveWorld(new World());
    here = new StackClient(aws.client);
    there = new StackClient(inRegion(aws, 'eu-central-1').client);
  });
  afterAll(() => aws.stop());

  it('is read by Fn::GetStackOutput, without an export', async () => {
    const log = {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/test/producer' },
    };
    await there.create('producer', { Log: log }, { Name: { Ref: 'Log' } });
    const value = (OutputName: string) => ({
      'Fn::Join': [
        '',
        [
          {
            'Fn::GetStackOutput': {
              StackName: 'producer',
              OutputName,
              Region: 'eu-central-1',
            },
          },
          '/copy',
        ],
      ],
    });
    const consumer = (OutputName: string) => ({
      Log: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: value(OutputName) },
      },
    });
    const made = await here.create('consumer', consumer('Name'), {
      Name: { Ref: 'Log' },
    });
    expect(made).toMatchObject({
      status: 'CREATE_COMPLETE',
      outputs: { Name: '/test/producer/copy' },
    });
    const failed = await here.create('mistaken', consumer('Nothing'));
    expect(failed.status).toBe('ROLLBACK_COMPLETE');
    expect(failed.failures.join()).toContain(
      'Output [Nothing] does not exist in stack [producer]',
    );
  });

  it('is a secret that is replicated, and goes with its original', async () => {
    const secret = (ReplicaRegions?: object[]) => ({
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: {
          Name: 'shared',
          GenerateSecretString: { PasswordLength: 20 },
          ReplicaRegions,
        },
      },
    });
    const read = async (region: string) => {
      const client = new SecretsManagerClient({ ...aws.client, region });
      return client.send(new GetSecretValueCommand({ SecretId: 'shared' }));
    };
    await there.create('secrets', secret([{ Region: 'us-east-1' }]));
    const [original, replica] = await Promise.all(
      ['eu-central-1', 'us-east-1'].map(read),
    );
    expect(replica.SecretString).toBe(original.SecretString);
    expect(replica.ARN).toBe(
      original.ARN?.replace('eu-central-1', 'us-east-1'),
    );
    await there.update('secrets', secret());
    await expect(read('us-east-1')).rejects.toThrow(/can't find/);
    await expect(read('eu-central-1')).resolves.toBeDefined();
  });
});

it('flow logs need a role, and are described', async () => {
  const aws = await serveWorld(new World());
  try {
    const stacks = new StackClient(aws.client);
    const resources = (DeliverLogsPermissionArn?: string) => ({
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      FlowLog: {
        Type: 'AWS::EC2::FlowLog',
        Properties: {
          ResourceId: { Ref: 'Vpc' },
          ResourceType: 'VPC',
          TrafficType: 'REJECT',
          LogGroupName: '/vpc/test',
          DeliverLogsPermissionArn,
        },
      },
    });
    const failed = await stacks.create('without', resources());
    expect(failed.failures.join()).toContain('DeliverLogsPermissionArn');
    await stacks.create('with', resources('arn:aws:iam::123456789012:role/a'));
    const { FlowLogs } = await new EC2Client(aws.client).send(
      new DescribeFlowLogsCommand({
        Filter: [{ Name: 'log-group-name', Values: ['/vpc/test'] }],
      }),
    );
    expect(FlowLogs).toEqual([
      expect.objectContaining({
        FlowLogId: expect.stringMatching(/^fl-/),
        FlowLogStatus: 'ACTIVE',
        TrafficType: 'REJECT',
      }),
    ]);
  } finally {
    await aws.stop();
  }
});
