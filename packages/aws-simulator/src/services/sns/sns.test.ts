import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  paginateListTopics,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  serveWorld,
  type SimulatedAws,
  TEST_ACCOUNT_ID,
  TEST_REGION,
} from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { World } from '../../world/World';
import { confirmationToken, requireSubscription } from './subscriptions';

describe('SNS', () => {
  let world: World;
  let aws: SimulatedAws;
  let client: SNSClient;

  beforeEach(async () => {
    world = new World();
    aws = await serveWorld(world);
    client = new SNSClient(aws.client);
  });
  afterEach(() => aws.stop());

  const createTopic = async (Name: string, more: object = {}) => {
    const { TopicArn } = await client.send(
      new CreateTopicCommand({ Name, ...more }),
    );
    return TopicArn!;
  };
  const subscribe = async (
    TopicArn: string,
    Protocol: string,
    Endpoint: string,
  ) => {
    const { SubscriptionArn } = await client.send(
      new SubscribeCommand({
        TopicArn,
        Protocol,
        Endpoint,
        ReturnSubscriptionArn: true,
      }),
    );
    return SubscriptionArn!;
  };
  const attributes = async (TopicArn: string) => {
    const { Attributes } = await client.send(
      new GetTopicAttributesCommand({ TopicArn }),
    );
    return Attributes;
  };
  const listed = async (TopicArn: string) => {
    const { Subscriptions } = await client.send(
      new ListSubscriptionsByTopicCommand({ TopicArn }),
    );
    return Subscriptions?.map(each => each.SubscriptionArn);
  };
  const control = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${aws.client.endpoint}/_simulator/${path}`, {
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
    });
    return response.json();
  };

  it('makes a topic once', async () => {
    const tags = { Tags: [{ Key: 'team', Value: 'storefront' }] };
    const arn = await createTopic('alarms', tags);
    expect(arn).toBe('arn:aws:sns:us-east-1:123456789012:alarms');
    expect(await createTopic('alarms')).toBe(arn);
    await expect(
      createTopic('alarms', { Tags: [{ Key: 'team', Value: 'search' }] }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Invalid parameter: Tags Reason: Topic already exists with different tags',
    });
    await expect(createTopic('no spaces')).rejects.toThrow(
      'Invalid parameter: Topic Name',
    );
    await client.send(
      new SetTopicAttributesCommand({
        TopicArn: arn,
        AttributeName: 'DisplayName',
        AttributeValue: 'Alarms',
      }),
    );
    expect(await attributes(arn)).toMatchObject({
      DisplayName: 'Alarms',
      Owner: TEST_ACCOUNT_ID,
      Policy: expect.stringContaining('__default_policy_ID'),
    });
    const { Tags } = await client.send(
      new ListTagsForResourceCommand({ ResourceArn: arn }),
    );
    expect(Tags).toEqual(tags.Tags);
  });

  it('pages through topics', async () => {
    for (let number = 0; number < 101; number++) {
      const arn = `arn:aws:sns:us-east-1:123456789012:topic-${number}`;
      world.region(TEST_ACCOUNT_ID, TEST_REGION).topics.put({
        id: arn,
        arn,
        createdAt: world.now(),
        tags: {},
        shape: { name: `topic-${number}` },
      });
    }
    const sizes: unknown[] = [];
    for await (const page of paginateListTopics({ client }, {})) {
      sizes.push(page.Topics?.length);
    }
    expect(sizes).toEqual([100, 1]);
  });

  it('waits for whoever owns an address to confirm', async () => {
    const arn = await createTopic('alarms');
    const subscription = await subscribe(arn, 'email', 'ada@example.com');
    expect(await listed(arn)).toEqual(['PendingConfirmation']);
    expect(await attributes(arn)).toMatchObject({
      SubscriptionsPending: '1',
      SubscriptionsConfirmed: '0',
    });
    const { SubscriptionArn: again } = await client.send(
      new SubscribeCommand({
        TopicArn: arn,
        Protocol: 'email',
        Endpoint: 'ada@example.com',
      }),
    );
    expect(again).toBe('pending confirmation');
    const confirm = (Token: string) =>
      client.send(new ConfirmSubscriptionCommand({ TopicArn: arn, Token }));
    await expect(confirm('made up')).rejects.toThrow(
      'Invalid parameter: Token',
    );
    const place = { world, region: world.region(TEST_ACCOUNT_ID, TEST_REGION) };
    await confirm(
      confirmationToken(place, requireSubscription(place, subscription)),
    );
    expect(await listed(arn)).toEqual([subscription]);
    const { Attributes } = await client.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription }),
    );
    expect(Attributes).toMatchObject({ PendingConfirmation: 'false' });
    await client.send(
      new UnsubscribeCommand({ SubscriptionArn: subscription }),
    );
    expect(await listed(arn)).toEqual([]);
    await expect(
      client.send(
        new UnsubscribeCommand({ SubscriptionArn: 'PendingConfirmation' }),
      ),
    ).rejects.toThrow('An ARN must have at least 6 elements, not 1');
  });

  it('shows what was published, to whoever has confirmed', async () => {
    const arn = await createTopic('alarms');
    await subscribe(arn, 'email', 'ada@example.com');
    await subscribe(arn, 'email', 'bob@example.com');
    expect(
      await control('confirmations', { endpoint: 'ada@example.com' }),
    ).toEqual({ confirmed: [expect.stringContaining(arn)] });
    const { MessageId } = await client.send(
      new PublishCommand({ TopicArn: arn, Subject: 'ALARM', Message: 'CPU' }),
    );
    expect(await control('notifications')).toMatchObject([
      {
        messageId: MessageId,
        account: TEST_ACCOUNT_ID,
        topicArn: arn,
        subject: 'ALARM',
        message: 'CPU',
        deliveries: [{ protocol: 'email', endpoint: 'ada@example.com' }],
      },
    ]);
    await expect(
      client.send(new PublishCommand({ TopicArn: arn, Message: '' })),
    ).rejects.toThrow('Invalid parameter: Empty message');
    await client.send(new DeleteTopicCommand({ TopicArn: arn }));
    await expect(
      client.send(new PublishCommand({ TopicArn: arn, Message: 'CPU' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('refuses endpoints that do not fit their protocol', async () => {
    const arn = await createTopic('alarms');
    await expect(subscribe(arn, 'email', 'nobody')).rejects.toThrow(
      'Invalid parameter: Email address',
    );
    await expect(subscribe(arn, 'pigeon', 'coop')).rejects.toThrow(
      'Does not support this protocol string: pigeon',
    );
  });

  it('changes subscriptions and policies with a stack', async () => {
    const stacks = new StackClient(aws.client);
    const resources = (action: string, raw: boolean) => ({
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } },
      OnCall: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: 'Topic' },
          Protocol: 'https',
          Endpoint: 'https://pager.example.com/',
          RawMessageDelivery: raw,
        },
      },
      Policy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [{ Ref: 'Topic' }],
          PolicyDocument: { Statement: [{ Action: action }] },
        },
      },
    });
    const outputs = { Arn: { Ref: 'Topic' }, Listener: { Ref: 'OnCall' } };
    const made = await stacks.create(
      'ops',
      resources('sns:Publish', false),
      outputs,
    );
    const arn = made.outputs.Arn!;
    expect(await listed(arn)).toEqual(['PendingConfirmation']);
    const changed = await stacks.update(
      'ops',
      resources('sns:Subscribe', true),
      outputs,
    );
    expect(changed.outputs).toEqual(made.outputs);
    expect((await attributes(arn))?.Policy).toContain('sns:Subscribe');
    const { Attributes } = await client.send(
      new GetSubscriptionAttributesCommand({
        SubscriptionArn: made.outputs.Listener,
      }),
    );
    expect(Attributes?.RawMessageDelivery).toBe('true');
    expect((await stacks.delete('ops')).status).toBe('DELETE_COMPLETE');
  });
});
