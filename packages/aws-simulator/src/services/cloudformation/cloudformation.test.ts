import {
  CancelUpdateStackCommand,
  type Change,
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListExportsCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { ECSClient, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { seedStacks } from '../../seed/seedTemplates';
import {
  serveWorld,
  type SimulatedAws,
  TEST_ACCOUNT_ID,
  TEST_REGION,
} from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';
import { World } from '../../world/World';
import { TestStacks } from './testing/TestStacks';

const topic = (name: string, more: object = {}) => ({
  Type: 'AWS::SNS::Topic',
  Properties: { TopicName: name },
  ...more,
});

describe('CloudFormation', () => {
  let aws: SimulatedAws;
  let stacks: TestStacks;
  let cfn: CloudFormationClient;

  const serve = async (world: World) => {
    aws = await serveWorld(world);
    stacks = new TestStacks(aws);
    cfn = stacks.client;
  };
  beforeEach(() => serve(new World()));
  afterEach(() => aws.stop());

  const describe1 = (name: string) => stacks.describe(name);
  const settled = (name: string) => stacks.settled(name);
  const events = (name: string) => stacks.events(name);
  const create = (name: string, template: object | string) =>
    stacks.create(name, template, { Tags: [{ Key: 'team', Value: 'a' }] });
  const update = (StackName: string, template: object) =>
    cfn.send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: JSON.stringify(template),
      }),
    );
  const changeSet = async (
    StackName: string,
    TemplateBody: string,
    type: 'CREATE' | 'UPDATE',
    Tags?: Array<{ Key: string; Value: string }>,
  ) => {
    const { Id } = await cfn.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName: 'plan',
        ChangeSetType: type,
        TemplateBody,
        Tags,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    const changes: Change[] = [];
    const described = await cfn.send(
      new DescribeChangeSetCommand({
        ChangeSetName: Id,
        IncludePropertyValues: true,
      }),
    );
    changes.push(...(described.Changes ?? []));
    return { ...described, Id, Changes: changes };
  };

  it('deploys the stacks of an environment by change sets, and ECS shows it', async () => {
    const seeds = seedStacks({
      name: 'shop',
      stage: 'production',
      owner: 'group:default/shop',
      accountId: TEST_ACCOUNT_ID,
      region: TEST_REGION,
    });
    for (const { stackName, templateBody, tags } of seeds) {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const plan = await changeSet(stackName, templateBody, 'CREATE', Tags);
      expect(plan.StatusReason).toBeUndefined();
      expect((await describe1(stackName)).StackStatus).toBe(
        'REVIEW_IN_PROGRESS',
      );
      await cfn.send(
        new ExecuteChangeSetCommand({
          ChangeSetName: plan.Id,
          StackName: stackName,
          ClientRequestToken: 'once',
        }),
      );
      // Asked again, it is not done again.
      await cfn.send(
        new ExecuteChangeSetCommand({
          ChangeSetName: plan.Id,
          StackName: stackName,
          ClientRequestToken: 'once',
        }),
      );
      const stack = await settled(stackName);
      expect(stack.StackStatus).toBe('CREATE_COMPLETE');
      expect(stack.Tags).toEqual(expect.arrayContaining(Tags));

      const all = await events(stackName);
      const times = all.map(event => event.Timestamp!.getTime());
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      const complete = all.filter(
        event => event.ResourceStatus === 'CREATE_COMPLETE',
      );
      expect(complete).toHaveLength(plan.Changes.length + 1);

      const same = await changeSet(stackName, templateBody, 'UPDATE');
      expect(same).toMatchObject({
        Status: 'FAILED',
        StatusReason: expect.stringContaining("didn't contain changes"),
      });
    }
    const { services } = await new ECSClient(aws.client).send(
      new DescribeServicesCommand({
        cluster: 'shop-production',
        services: ['shop-production-service'],
      }),
    );
    expect(services).toEqual([
      expect.objectContaining({ desiredCount: 2, runningCount: 2 }),
    ]);

    const [network, data] = seeds;
    await expect(
      cfn.send(new DeleteStackCommand({ StackName: network.stackName })),
    ).rejects.toThrow(/cannot be deleted as it is in use by shop-production-/);
    const remove = async (StackName: string) => {
      const { StackId } = await describe1(StackName);
      await cfn.send(new DeleteStackCommand({ StackName }));
      return settled(StackId!);
    };
    for (const { stackName } of [seeds[3], seeds[2]]) {
      expect(await remove(stackName)).toMatchObject({
        StackStatus: 'DELETE_COMPLETE',
      });
    }
    expect(await remove(data.stackName)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
    });
    expect(await events(data.stackName)).toContainEqual(
      expect.objectContaining({
        ResourceType: 'AWS::RDS::DBInstance',
        ResourceStatus: 'DELETE_FAILED',
        ResourceStatusReason: expect.stringContaining('deletion protection'),
      }),
    );
  }, 60_000);

  it('reads YAML with short forms, conditions and mappings', async () => {
    const stack = await create(
      'yaml',
      `
Parameters:
  Stage: { Type: String, Default: production, AllowedValues: [production, staging] }
  Zones: { Type: CommaDelimitedList, Default: 'a, b' }
Mappings:
  Sizes: { production: { tasks: 4 }, staging: { tasks: 1 } }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
  Never: !Not [!Condition IsProduction]
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub '\${AWS::StackName}-\${Stage}'
      DisplayName: !If [Never, x, !Ref AWS::NoValue]
  Skipped:
    Type: AWS::SNS::Topic
    Condition: Never
Outputs:
  Arn: { Value: !Ref Topic, Export: { Name: !Sub '\${AWS::StackName}:arn' } }
  Name: { Value: !GetAtt Topic.TopicName }
  Tasks: { Value: !FindInMap [Sizes, !Ref Stage, tasks] }
  Zone: { Value: !Select [1, !Ref Zones] }
  Joined: { Value: !Join ['-', !Split ['.', 'a.b.c']] }
  Cidr: { Value: !Select [1, !Cidr [10.0.0.0/16, 4, 8]] }
  Encoded: { Value: !Base64 hello }
  AZ: { Value: !Select [0, !GetAZs ''] }
`,
    );
    expect(stack.StackStatusReason).toBeUndefined();
    const outputs = Object.fromEntries(
      stack.Outputs!.map(each => [each.OutputKey, each.OutputValue]),
    );
    expect(outputs).toEqual({
      Arn: 'arn:aws:sns:us-east-1:123456789012:yaml-production',
      Name: 'yaml-production',
      Tasks: '4',
      Zone: 'b',
      Joined: 'a-b-c',
      Cidr: '10.0.1.0/24',
      Encoded: 'aGVsbG8=',
      AZ: 'us-east-1a',
    });
    const { Exports } = await cfn.send(new ListExportsCommand({}));
    expect(Exports).toEqual([
      expect.objectContaining({ Name: 'yaml:arn', Value: outputs.Arn }),
    ]);
  });

  it('rolls back what fails, and says why', async () => {
    await create('first', { Resources: { Topic: topic('taken') } });
    const stack = await create('second', {
      Resources: {
        Good: topic('good'),
        Bad: topic('taken', { DependsOn: 'Good' }),
        Later: topic('later', { DependsOn: 'Bad' }),
      },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const steps = (await events('second')).map(
      event => `${event.LogicalResourceId} ${event.ResourceStatus}`,
    );
    expect(steps).toEqual([
      'second REVIEW_IN_PROGRESS',
      'second CREATE_IN_PROGRESS',
      'Good CREATE_IN_PROGRESS',
      'Good CREATE_IN_PROGRESS',
      'Good CREATE_COMPLETE',
      'Bad CREATE_IN_PROGRESS',
      'Bad CREATE_FAILED',
      'second ROLLBACK_IN_PROGRESS',
      'Bad DELETE_IN_PROGRESS',
      'Bad DELETE_COMPLETE',
      'Good DELETE_IN_PROGRESS',
      'Good DELETE_COMPLETE',
      'second ROLLBACK_COMPLETE',
    ]);
    expect(
      (await events('second')).find(
        each => each.ResourceStatus === 'CREATE_FAILED',
      )?.ResourceStatusReason,
    ).toMatch(/^taken already exists in stack arn:aws:cloudformation:/);
    await expect(
      update('second', { Resources: { Topic: topic('x') } }),
    ).rejects.toThrow(/is in ROLLBACK_COMPLETE state and can not be updated/);
  });

  it.each([
    [
      'AWS::SNS::Topic',
      { TopicName: 'a', Colour: 'red' },
      /#: extraneous key \[Colour\] is not permitted/,
    ],
    [
      'AWS::CloudWatch::Alarm',
      {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Threshold: 1,
        Metrics: [{ Id: 'sum', Expression: 'FILL(nowhere, 0)' }],
      },
      /undefined variable nowhere/,
    ],
    [
      'AWS::ECS::TaskDefinition',
      {
        ContainerDefinitions: [{ Name: 'app', Image: 'x' }],
        RequiresCompatibilities: ['FARGATE'],
        Cpu: '256',
        Memory: '8192',
      },
      /No Fargate configuration exists for given values/,
    ],
    [
      'AWS::RDS::DBInstance',
      {
        Engine: 'postgres',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: '20',
        StorageType: 'gp3',
        Iops: 3000,
      },
      /can't specify IOPS or storage throughput for engine postgres and a storage size less than 400/,
    ],
  ])('refuses %s as AWS does', async (Type, Properties, reason) => {
    const stack = await create('bad', {
      Resources: { Thing: { Type, Properties } },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const failed = (await events('bad')).find(
      event => event.ResourceStatus === 'CREATE_FAILED',
    );
    expect(failed?.ResourceStatusReason).toMatch(reason);
  });

  it('shows in a change set what becomes of each resource', async () => {
    const before = {
      Resources: {
        Kept: topic('kept'),
        Renamed: topic('old'),
        Gone: topic('gone'),
        Parameter: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Name: '/p', Type: 'String', Value: { Ref: 'Renamed' } },
        },
      },
    };
    await create('plan', before);
    const after = {
      Resources: {
        Kept: {
          ...topic('kept'),
          Properties: { TopicName: 'kept', DisplayName: 'Shown' },
        },
        Renamed: topic('new'),
        Added: topic('added'),
        Parameter: before.Resources.Parameter,
      },
    };
    const { Changes } = await changeSet(
      'plan',
      JSON.stringify(after),
      'UPDATE',
    );
    const summary = Changes.map(({ ResourceChange: each }) => [
      each?.LogicalResourceId,
      each?.Action,
      each?.Replacement,
    ]);
    expect(summary).toEqual([
      ['Kept', 'Modify', 'False'],
      ['Renamed', 'Modify', 'True'],
      ['Added', 'Add', undefined],
      ['Parameter', 'Modify', 'False'],
      ['Gone', 'Remove', undefined],
    ]);
    expect(Changes[1].ResourceChange?.Details?.[0]).toMatchObject({
      Target: {
        Name: 'TopicName',
        RequiresRecreation: 'Always',
        BeforeValue: 'old',
        AfterValue: 'new',
      },
    });
    expect(Changes[3].ResourceChange?.Details?.[0]).toMatchObject({
      Evaluation: 'Dynamic',
      ChangeSource: 'ResourceReference',
      CausingEntity: 'Renamed',
    });
    await cfn.send(
      new ExecuteChangeSetCommand({ StackName: 'plan', ChangeSetName: 'plan' }),
    );
    expect((await settled('plan')).StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('goes back to what was when an update fails', async () => {
    await create('taken', { Resources: { Topic: topic('taken') } });
    const before = { Resources: { A: topic('a'), B: topic('b') } };
    await create('up', before);
    await update('up', {
      Resources: {
        A: topic('a2'),
        B: topic('b'),
        C: topic('taken', { DependsOn: 'A' }),
      },
    });
    expect(await settled('up')).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    });
    const { Status } = await changeSet('up', JSON.stringify(before), 'UPDATE');
    expect(Status).toBe('FAILED');
  });

  it('cancels an update, and refuses a second operation meanwhile', async () => {
    await aws.stop();
    await serve(new World({ pace: new Pace(2) }));
    await create('slow', { Resources: { A: topic('a') } });
    const next = { Resources: { A: topic('a'), B: topic('b') } };
    await update('slow', next);
    await expect(update('slow', next)).rejects.toThrow(
      /is in UPDATE_IN_PROGRESS state and can not be updated/,
    );
    await cfn.send(new CancelUpdateStackCommand({ StackName: 'slow' }));
    expect(await settled('slow')).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    });
  });

  it('protects from deletion, and remembers what was deleted', async () => {
    const { StackId } = await create('gone', { Resources: { A: topic('a') } });
    const protect = (EnableTerminationProtection: boolean) =>
      cfn.send(
        new UpdateTerminationProtectionCommand({
          StackName: 'gone',
          EnableTerminationProtection,
        }),
      );
    await protect(true);
    await expect(
      cfn.send(new DeleteStackCommand({ StackName: 'gone' })),
    ).rejects.toThrow(/TerminationProtection is enabled/);
    await protect(false);
    await cfn.send(new DeleteStackCommand({ StackName: 'gone' }));
    expect(await settled(StackId!)).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
    });
    await expect(describe1('gone')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id gone does not exist',
    });
  });

  it.each([
    ['{', /JSON not well-formed/],
    ['{"Resources":{}}', /At least one Resources member must be defined/],
    [
      '{"Resources":{"A":{"Type":"AWS::Made::Up"}}}',
      /Unrecognized resource types: \[AWS::Made::Up\]/,
    ],
    [
      '{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":{"Ref":"B"}}}}}',
      /Unresolved resource dependencies \[B\]/,
    ],
    [
      '{"Resources":{"A":{"Type":"AWS::SNS::Topic","DependsOn":"B"},"B":{"Type":"AWS::SNS::Topic","DependsOn":"A"}}}',
      /Circular dependency between resources/,
    ],
    [
      `{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":{"TopicName":${'['.repeat(
        5000,
      )}${']'.repeat(5000)}}}}}`,
      /nested deeper/,
    ],
    ['x'.repeat(60_000), /less than or equal to 51200/],
  ])('refuses a broken template (%#)', async (template, message) => {
    await expect(create('broken', template)).rejects.toThrow(message);
  });
});
