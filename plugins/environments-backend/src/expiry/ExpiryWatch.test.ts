import {
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import { STACK_TAGS } from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, type AwsWorld, REGION } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import type { MessageRow } from '../notify/Outbox';
import type { DeploymentStore } from '../store/DeploymentStore';
import { ExpiryWatch } from './ExpiryWatch';

jest.setTimeout(120_000);

const LAST_DAY = '2027-01-31';

describe('ExpiryWatch', () => {
  let aws: DeploymentWorld;
  let world: AwsWorld;
  let store: DeploymentStore;
  const onSubmitted = jest.fn();

  /** An environment that has one stack and a last day. */
  const makeEnvironment = async (name: string, stage: string) => {
    const StackName = `${name}-${stage}-network`;
    await world.cloudFormation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({
          Resources: { Log: { Type: 'AWS::Logs::LogGroup' } },
        }),
        Tags: Object.entries({
          [STACK_TAGS.environment]: `${name}-${stage}`,
          [STACK_TAGS.name]: name,
          [STACK_TAGS.stage]: stage,
          [STACK_TAGS.owner]: 'group:default/shop',
          [STACK_TAGS.expiresOn]: LAST_DAY,
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    await waitUntilStackCreateComplete(
      { client: world.cloudFormation, maxWaitTime: 60, minDelay: 1 },
      { StackName },
    );
  };

  const watch = (destroysExpired: boolean) => {
    const logger = mockServices.logger.mock();
    return new ExpiryWatch({
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => undefined,
          fail: async () => undefined,
        }),
      }),
      awsClients: world.awsClients,
      destroysExpired,
      knex: aws.knex,
      logger,
      onSubmitted,
      store,
    });
  };

  const told = () => aws.knex<MessageRow>('messages').orderBy('id');
  const titles = async () =>
    (await told()).map(({ payload }) => payload.title).sort();
  const destructions = async () =>
    (await store.list({ limit: 20 })).map(
      ({ environmentId, kind }) => `${kind} ${environmentId}`,
    );

  beforeAll(async () => {
    aws = await startDeploymentWorld();
    ({ world, store } = aws);
    await makeEnvironment('trial', 'development');
    await makeEnvironment('shop', 'production');
  });

  beforeEach(async () => {
    await aws.knex('messages').delete();
    onSubmitted.mockClear();
  });

  afterAll(async () => {
    await aws?.stop();
  });

  it('says nothing while there is time', async () => {
    await watch(true).look(new Date('2027-01-20T12:00:00Z'));
    expect(await told()).toEqual([]);
  });

  it('reminds the owner once before the last day', async () => {
    const before = new Date('2027-01-29T12:00:00Z');
    await watch(true).look(before);
    await watch(true).look(before);
    expect(await titles()).toEqual([
      'shop-production: its last day is near',
      'trial-development: its last day is near',
    ]);
    const [first] = await told();
    expect(first.recipients).toEqual(['group:default/shop']);
    expect(await destructions()).toEqual([]);
  });

  it('only says so after it, unless it may take down', async () => {
    await watch(false).look(new Date('2027-02-01T00:00:00Z'));
    expect(await titles()).toEqual([
      'shop-production: its last day is over',
      'trial-development: its last day is over',
    ]);
    expect(await destructions()).toEqual([]);
  });

  it('takes down what is over, once, and never production', async () => {
    const after = new Date('2027-02-01T01:00:00Z');
    await watch(true).look(after);
    await watch(true).look(after);
    expect(await destructions()).toEqual(['destroy trial-development']);
    expect(onSubmitted).toHaveBeenCalledTimes(1);
    const [deployment] = await store.list({ limit: 1 });
    expect(deployment).toMatchObject({
      accountId: ACCOUNT_ID,
      region: REGION,
      requestedBy: 'plugin:environments',
      spec: { stage: 'development', owner: 'group:default/shop' },
    });
  });
});
