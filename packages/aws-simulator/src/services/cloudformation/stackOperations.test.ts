import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  GetStackPolicyCommand,
  ListStackResourcesCommand,
  RollbackStackCommand,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';
import { World } from '../../world/World';
import { TestStacks } from './testing/TestStacks';

const parameter = (Name: string, Value: string, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type: 'String', Value },
  ...more,
});

describe('operations on stacks', () => {
  let aws: SimulatedAws;
  let stacks: TestStacks;
  let ssm: SSMClient;

  const serve = async (world: World) => {
    aws = await serveWorld(world);
    stacks = new TestStacks(aws);
    ssm = new SSMClient({ ...aws.client, maxAttempts: 1 });
  };
  beforeEach(() => serve(new World()));
  afterEach(() => aws.stop());

  const valueOf = async (Name: string) =>
    (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;
  const take = (Name: string) =>
    ssm.send(new PutParameterCommand({ Name, Value: 'x', Type: 'String' }));
  const gone = { name: 'ParameterNotFound' };

  describe('left as they failed', () => {
    const before = { Resources: { A: parameter('/a', '1') } };
    const after = {
      Resources: {
        A: parameter('/a', '2'),
        Bad: parameter('/taken', '1'),
        Later: parameter('/later', '1', { DependsOn: 'Bad' }),
        Other: parameter('/other', '1'),
      },
    };

    it('keep what was made, and go on or back', async () => {
      await take('/taken');
      const failed = await stacks.create('s', after, { DisableRollback: true });
      expect(failed.StackStatus).toBe('CREATE_FAILED');
      expect(failed.StackStatusReason).toBe(
        'The following resource(s) failed to create: [Bad].',
      );
      // What does not depend on the failure is there.
      expect(await valueOf('/other')).toBe('1');
      await expect(valueOf('/later')).rejects.toMatchObject(gone);

      await expect(stacks.update('s', after)).rejects.toThrow(
        /non-terminal \[CREATE_FAILED\] state.*use the disable-rollback parameter with update-stack API/,
      );
      await ssm.send(new DeleteParameterCommand({ Name: '/taken' }));
      const mended = await stacks.update('s', after, { DisableRollback: true });
      expect(mended.StackStatus).toBe('UPDATE_COMPLETE');
      expect(await valueOf('/later')).toBe('1');
    });

    it('are rolled back to nothing when they never were complete', async () => {
      await take('/taken');
      await stacks.create('s', after, { DisableRollback: true });
      await stacks.client.send(new RollbackStackCommand({ StackName: 's' }));
      expect((await stacks.settled('s')).StackStatus).toBe('ROLLBACK_COMPLETE');
      await expect(valueOf('/other')).rejects.toMatchObject(gone);
      await expect(
        stacks.client.send(new RollbackStackCommand({ StackName: 's' })),
      ).rejects.toThrow(/ROLLBACK_COMPLETE/);
    });

    it('are rolled back to what they were, over what cannot be', async () => {
      await take('/taken');
      await stacks.create('s', before);
      const failed = await stacks.update('s', after, { DisableRollback: true });
      expect(failed.StackStatus).toBe('UPDATE_FAILED');
      await ssm.send(new DeleteParameterCommand({ Name: '/a' }));

      await stacks.client.send(new RollbackStackCommand({ StackName: 's' }));
      const stuck = await stacks.settled('s');
      expect(stuck).toMatchObject({
        StackStatus: 'UPDATE_ROLLBACK_FAILED',
        StackStatusReason: 'The following resource(s) failed to update: [A].',
      });
      await expect(stacks.update('s', before)).rejects.toThrow(
        /is in UPDATE_ROLLBACK_FAILED state and can not be updated/,
      );
      const goOn = (ResourcesToSkip?: string[]) =>
        stacks.client.send(
          new ContinueUpdateRollbackCommand({
            StackName: 's',
            ResourcesToSkip,
          }),
        );
      await expect(goOn(['Other'])).rejects.toThrow(/can not be skipped/);
      await goOn();
      expect((await stacks.settled('s')).StackStatus).toBe(
        'UPDATE_ROLLBACK_FAILED',
      );
      await goOn(['A']);
      expect((await stacks.settled('s')).StackStatus).toBe(
        'UPDATE_ROLLBACK_COMPLETE',
      );
      await expect(valueOf('/other')).rejects.toMatchObject(gone);
      await expect(goOn()).rejects.toThrow(/can not continue update rollback/);
    });
  });

  it('ends what takes too long, and what somebody cancels', async () => {
    await aws.stop();
    await serve(new World({ pace: new Pace(400) }));
    const slow = {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        DBInstanceClass: 'db.t4g.micro',
        Engine: 'postgres',
        AllocatedStorage: '20',
        MasterUsername: 'a',
        MasterUserPassword: 'secret-enough',
      },
    };
    const chain = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `Db${index}`,
        { ...slow, DependsOn: index > 0 ? [`Db${index - 1}`] : [] },
      ]),
    );
    const late = await stacks.create(
      'late',
      { Resources: chain },
      { TimeoutInMinutes: 1 },
    );
    expect(late.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(
      (await stacks.events('late')).find(
        each => each.ResourceStatus === 'ROLLBACK_IN_PROGRESS',
      )?.ResourceStatusReason,
    ).toMatch(/^Stack creation time exceeded the specified timeout/);
    await expect(
      stacks.client.send(new CancelUpdateStackCommand({ StackName: 'late' })),
    ).rejects.toThrow('CancelUpdateStack cannot be called');
  });

  it('keep, copy or remove resources as their policies say', async () => {
    const template = {
      Resources: {
        Kept: parameter('/kept', '1', { DeletionPolicy: 'Retain' }),
        New: parameter('/new', '1', { DeletionPolicy: 'RetainExceptOnCreate' }),
        Plain: parameter('/plain', '1'),
      },
    };
    await stacks.create('s', template);
    const { New, Plain } = template.Resources;
    await stacks.update('s', {
      Resources: {
        New: {
          ...New,
          Properties: { ...New.Properties, Name: '/renamed' },
          UpdateReplacePolicy: 'Retain',
        },
        Plain,
      },
    });
    expect([await valueOf('/kept'), await valueOf('/new')]).toEqual(['1', '1']);
    await stacks.delete('s');
    expect(await valueOf('/renamed')).toBe('1');
    await expect(valueOf('/plain')).rejects.toMatchObject(gone);

    // A failed creation leaves behind what is to be retained, unless told.
    const failing = (names: string) => ({
      Resources: {
        Kept: parameter(`/${names}/kept`, '1', { DeletionPolicy: 'Retain' }),
        Not: parameter(`/${names}/not`, '1', {
          DeletionPolicy: 'RetainExceptOnCreate',
        }),
        Bad: parameter('/kept', '1', { DependsOn: ['Kept', 'Not'] }),
      },
    });
    await stacks.create('f1', failing('f1'));
    expect(await valueOf('/f1/kept')).toBe('1');
    await expect(valueOf('/f1/not')).rejects.toMatchObject(gone);
    await stacks.create('f2', failing('f2'), { RetainExceptOnCreate: true });
    await expect(valueOf('/f2/kept')).rejects.toMatchObject(gone);
    const removed = await stacks.create('f3', failing('f3'), {
      OnFailure: 'DELETE',
    });
    expect(removed.StackStatus).toBe('DELETE_COMPLETE');
  });

  it('are deleted without what cannot be deleted, when that has failed', async () => {
    const template = {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'full' } },
        A: parameter('/a', '1'),
      },
    };
    const fill = async () => {
      await stacks.create('s', template);
      const answer = await fetch(`${aws.client.endpoint}/full/key`, {
        method: 'PUT',
        body: 'x',
        headers: {
          authorization:
            'AWS4-HMAC-SHA256 Credential=123456789012/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x',
        },
      });
      expect(answer.status).toBe(200);
    };
    await fill();
    await expect(
      stacks.delete('s', { DeletionMode: 'FORCE_DELETE_STACK' }),
    ).rejects.toThrow(
      /You can activate DeletionMode FORCE_DELETE_STACK in a delete stack operation only when the stack is in the DELETE_FAILED state\./,
    );
    const failed = await stacks.delete('s');
    expect(failed.StackStatus).toBe('DELETE_FAILED');
    await expect(
      stacks.delete('s', { RetainResources: ['A'] }),
    ).rejects.toThrow(/resources that are in the DELETE_COMPLETE state/);
    const deleted = await stacks.delete('s', { RetainResources: ['Bucket'] });
    expect(deleted.StackStatus).toBe('DELETE_COMPLETE');
    expect(
      await stacks.stepsSince(deleted.StackId!, 'DELETE_FAILED'),
    ).toContain('Bucket DELETE_SKIPPED');
  });

  it('are under a policy', async () => {
    const template = (value: string) => ({
      Resources: { A: parameter('/a', value), B: parameter('/b', value) },
    });
    const policy = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: ['Update:Modify'],
          Principal: '*',
          Resource: 'LogicalResourceId/A',
        },
      ],
    });
    await stacks.create('s', template('1'));
    await stacks.client.send(
      new SetStackPolicyCommand({ StackName: 's', StackPolicyBody: policy }),
    );
    expect(
      await stacks.client.send(new GetStackPolicyCommand({ StackName: 's' })),
    ).toMatchObject({ StackPolicyBody: policy });
    const denied = await stacks.update('s', template('2'));
    expect(denied.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(
      (await stacks.events('s')).find(
        each => each.ResourceStatus === 'UPDATE_FAILED',
      )?.ResourceStatusReason,
    ).toBe(
      'Action denied by stack policy: Statement [#2] does not allow [Update:Modify] for resource [LogicalResourceId/A]',
    );
    const during = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
      ],
    });
    const allowed = await stacks.update('s', template('2'), {
      StackPolicyDuringUpdateBody: during,
    });
    expect(allowed.StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('give their tags to their resources, and change them', async () => {
    const template = { Resources: { A: parameter('/a', '1') } };
    const tags = async () => {
      const { TagList } = await ssm.send(
        new ListTagsForResourceCommand({
          ResourceType: 'Parameter',
          ResourceId: '/a',
        }),
      );
      return TagList?.filter(each => !each.Key?.startsWith('aws:'));
    };
    await stacks.create('s', template, {
      Tags: [{ Key: 'team', Value: 'one' }],
    });
    expect(await tags()).toEqual([{ Key: 'team', Value: 'one' }]);
    await stacks.update('s', template, {
      Tags: [{ Key: 'team', Value: 'two' }],
    });
    expect(await tags()).toEqual([{ Key: 'team', Value: 'two' }]);
  });

  it('are asked for once with one token', async () => {
    const template = { Resources: { A: parameter('/a', '1') } };
    const create = () =>
      stacks.create('s', template, { ClientRequestToken: 'token' });
    const { StackId } = await create();
    expect((await create()).StackId).toBe(StackId);
    await expect(
      stacks.update('s', template, { ClientRequestToken: 'token' }),
    ).rejects.toMatchObject({ name: 'TokenAlreadyExistsException' });
  });

  it('refuse roles that are not there, and types that would change', async () => {
    const template = { Resources: { A: parameter('/a', '1') } };
    await expect(
      stacks.create('s', template, {
        RoleARN: 'arn:aws:iam::123456789012:role/nobody',
      }),
    ).rejects.toThrow(/is invalid or cannot be assumed/);
    await stacks.create('s', template);
    await expect(
      stacks.update('s', { Resources: { A: { Type: 'AWS::SNS::Topic' } } }),
    ).rejects.toThrow(/Update of resource type is not permitted.*\[A\]/);
  });

  it('end as deleted when they were under review only', async () => {
    const { StackId } = await stacks.client.send(
      new CreateChangeSetCommand({
        StackName: 's',
        ChangeSetName: 'plan',
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify({
          Resources: {
            A: parameter('/a', '', {
              Properties: {
                Type: 'String',
                Value: { 'Fn::ImportValue': 'nobody:exports' },
              },
            }),
          },
        }),
      }),
    );
    const set = await stacks.client.send(
      new DescribeChangeSetCommand({ StackName: 's', ChangeSetName: 'plan' }),
    );
    expect(set).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason: 'No export named nobody:exports found.',
    });
    await stacks.client.send(new DeleteStackCommand({ StackName: 's' }));
    expect((await stacks.describe(StackId!)).StackStatus).toBe(
      'DELETE_COMPLETE',
    );
    const { StackResourceSummaries } = await stacks.client.send(
      new ListStackResourcesCommand({ StackName: StackId }),
    );
    expect(StackResourceSummaries).toEqual([]);
    await stacks.client.send(
      new CreateStackCommand({
        StackName: 's',
        TemplateBody: JSON.stringify({
          Resources: { A: parameter('/a', '1') },
        }),
      }),
    );
    expect((await stacks.settled('s')).StackStatus).toBe('CREATE_COMPLETE');
  });
});
