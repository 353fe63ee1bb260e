import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { DefaultAwsClients } from '@quarterdeck/plugin-aws-node';
import {
  AWS_ANNOTATIONS,
  type HealthReport,
} from '@quarterdeck/plugin-service-health-common';
import { startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from '../__testUtils__/environmentEntity';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import { dropDatabases } from '../__testUtils__/startPortal';
import { endMutes } from './mutes/endMutes';
import { MuteStore } from './mutes/MuteStore';
import {
  CALLER,
  ownedBy,
  startActionsPortal,
} from '../__testUtils__/startActionsPortal';

jest.setTimeout(120_000);

const SHOP = 'shop-production';
const REASON = 'It answers too slowly, and a restart helps';
const SERVICE = `arn:aws:ecs:us-east-1:123456789012:service/${SHOP}/${SHOP}-service`;
const ALARM = `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${SHOP}-ecs-cpu`;

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let ecs: ECSClient;
let cloudWatch: CloudWatchClient;
let shop: Entity;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  const config = {
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
  };
  ecs = new ECSClient(config);
  cloudWatch = new CloudWatchClient(config);
  shop = ownedBy(CALLER, await environmentEntity(aws.url, SHOP));
});
afterEach(() => control.mend());
afterAll(async () => {
  await dropDatabases();
  await aws?.stop();
});

async function service() {
  const { services: [found] = [] } = await ecs.send(
    new DescribeServicesCommand({
      cluster: SHOP,
      services: [`${SHOP}-service`],
    }),
  );
  return found;
}

async function alarm() {
  const { MetricAlarms: [found] = [] } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [`${SHOP}-ecs-cpu`] }),
  );
  return found;
}

/** What the portal asked of AWS that changes something. */
async function changes() {
  const { operations } = await control.requests();
  return Object.keys(operations).filter(
    name => !/:(Describe|List|Get|AssumeRole)/.test(name),
  );
}

describe('who may', () => {
  const body = { target: SERVICE, reason: REASON };

  it.each<[string, number, RegExp, Parameters<typeof startActionsPortal>[2]]>([
    ['it is switched off', 403, /is switched off/, { actions: {} }],
    [
      'another one is switched on',
      403,
      /is switched off/,
      { actions: { enabled: ['stop-task'] } },
    ],
    [
      'the policy refuses it',
      403,
      /lack the permission service-health\.force-deployment for resource:default\/shop-production/,
      { denied: ['service-health.force-deployment'] },
    ],
    [
      'they are in none of the groups',
      403,
      /Only members of group:default\/on-call/,
      { actions: { enabled: ['force-deployment'], groups: ['on-call'] } },
    ],
  ])('nobody when %s', async (_, status, message, options) => {
    const portal = await startActionsPortal(aws.url, shop, options);
    await control.forgetRequests();
    const response = await portal.take('force-deployment', body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
    expect(await changes()).toEqual([]);
    expect(portal.audit).toMatchObject([
      { stage: 'initiated', meta: { actionType: 'force-deployment' } },
      { stage: 'failed', meta: { error: expect.stringMatching(message) } },
    ]);
  });

  it('nobody but the owner', async () => {
    const portal = await startActionsPortal(
      aws.url,
      ownedBy('group:default/checkout', shop),
    );
    await control.forgetRequests();
    const response = await portal.take('force-deployment', body);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe(
      'Only its owner may: group:default/checkout',
    );
    expect(await changes()).toEqual([]);
    expect(portal.audit.map(({ stage }) => stage)).toEqual([
      'initiated',
      'failed',
    ]);
    expect((await portal.offers()).body).toContainEqual({
      id: 'force-deployment',
      target: SERVICE,
      refusal: 'Only its owner may: group:default/checkout',
    });
  });

  it.each<[string, string, object, RegExp]>([
    ['no reason', 'force-deployment', { target: SERVICE }, /reason/],
    [
      'a short reason',
      'force-deployment',
      { target: SERVICE, reason: 'because   ' },
      /reason: say why, in 10 characters or more/,
    ],
    [
      "another entity's service",
      'force-deployment',
      { target: SERVICE.replaceAll(SHOP, 'shop-staging'), reason: REASON },
      /is none of the entity's/,
    ],
    ['an alarm', 'force-deployment', { target: ALARM, reason: REASON }, /none/],
    ['no task', 'stop-task', body, /taskId/],
    ['no count', 'set-desired-count', body, /desiredCount/],
    [
      'a negative count',
      'set-desired-count',
      { ...body, desiredCount: -1 },
      /desiredCount/,
    ],
  ])('nobody with %s', async (_, id, wrong, message) => {
    const portal = await startActionsPortal(aws.url, shop);
    await control.forgetRequests();
    const response = await portal.take(id, wrong);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
    expect(await changes()).toEqual([]);
  });

  it('is offered what is switched on and permitted', async () => {
    const portal = await startActionsPortal(aws.url, shop, {
      actions: { enabled: ['stop-task', 'mute-alarm'] },
      denied: ['service-health.mute-alarm'],
    });
    expect((await portal.offers()).body).toEqual([
      { id: 'stop-task', target: SERVICE },
    ]);
  });

  it('is not offered what there is not', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    const response = await portal.take('delete-everything', body);
    expect(response.status).toBe(404);
  });
});

describe('force-deployment', () => {
  it('deploys anew, and says so in the log before and after', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    const before = await service();
    const response = await portal.take('force-deployment', {
      target: SERVICE,
      reason: REASON,
    });
    expect(response.status).toBe(200);
    expect(response.body.message).toMatch(
      /^A new deployment of shop-production-service/,
    );
    const after = await service();
    expect(after.deployments?.[0].id).not.toBe(before.deployments?.[0].id);
    expect(after.taskDefinition).toBe(before.taskDefinition);
    expect(portal.audit).toEqual([
      {
        stage: 'initiated',
        meta: {
          actionType: 'force-deployment',
          entityRef: 'resource:default/shop-production',
          by: CALLER,
          target: SERVICE,
          reason: REASON,
        },
      },
      expect.objectContaining({ stage: 'succeeded' }),
    ]);
  });

  it('shows at the next look what it did', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    const before: HealthReport = await portal.report();
    await portal.take('force-deployment', { target: SERVICE, reason: REASON });
    const after: HealthReport = await portal.report();
    expect(after.readings.ecs[0].value?.deployments[0].id).not.toBe(
      before.readings.ecs[0].value?.deployments[0].id,
    );
  });

  it('shows the statement that the role lacks', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    await control.break({
      kind: 'access-denied',
      service: 'ecs',
      operation: 'UpdateService',
    });
    const response = await portal.take('force-deployment', {
      target: SERVICE,
      reason: REASON,
    });
    expect(response.status).toBe(503);
    expect(response.body.error.message).toContain(
      `{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"${SERVICE}"}`,
    );
    expect(portal.audit.at(-1)?.stage).toBe('failed');
  });
});

describe('stop-task', () => {
  const runningTask = async () => {
    const { taskArns: [arn = ''] = [] } = await ecs.send(
      new ListTasksCommand({ cluster: SHOP, desiredStatus: 'RUNNING' }),
    );
    return arn.slice(arn.lastIndexOf('/') + 1);
  };

  it('stops it, with the reason', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    const taskId = await runningTask();
    const response = await portal.take('stop-task', {
      target: SERVICE,
      reason: REASON,
      taskId,
    });
    expect(response.status).toBe(200);
    const { tasks: [task] = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster: SHOP, tasks: [taskId] }),
    );
    expect(task).toMatchObject({
      desiredStatus: 'STOPPED',
      stoppedReason: expect.stringContaining(`${CALLER}: ${REASON}`),
    });
  });

  it('stops no task that is not of the service', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    await control.forgetRequests();
    const response = await portal.take('stop-task', {
      target: SERVICE,
      reason: REASON,
      taskId: '0123456789abcdef0123456789abcdef',
    });
    expect(response.status).toBe(404);
    expect(await changes()).toEqual([]);
  });
});

describe('set-desired-count', () => {
  const set = async (desiredCount: number) => {
    const portal = await startActionsPortal(aws.url, shop);
    await control.forgetRequests();
    return portal.take('set-desired-count', {
      target: SERVICE,
      reason: REASON,
      desiredCount,
    });
  };

  it("sets it within autoscaling's range, and says that it may change", async () => {
    const response = await set(3);
    expect(response.status).toBe(200);
    expect(response.body.message).toMatch(
      /going to run 3 tasks; autoscaling may change that again, between \d+ and \d+/,
    );
    expect((await service()).desiredCount).toBe(3);
  });

  it('refuses what autoscaling would undo', async () => {
    const response = await set(500);
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(
      /Autoscaling keeps .* between \d+ and \d+ tasks and would undo 500/,
    );
    expect(await changes()).toEqual([]);
  });
});

describe('roll-back-deployment', () => {
  const serviceOf = (name: string) => SERVICE.replaceAll(SHOP, name);

  it('goes back to the task definition before, and says which', async () => {
    const name = 'checkout-production';
    const checkout = ownedBy(CALLER, await environmentEntity(aws.url, name));
    const portal = await startActionsPortal(aws.url, checkout);
    const rollBack = () =>
      portal.take('roll-back-deployment', {
        target: serviceOf(name),
        reason: REASON,
      });
    const response = await rollBack();
    expect(response.body.message).toBe(
      `${name}-service goes back from ${name}:2 to ${name}:1`,
    );
    const { services: [found] = [] } = await ecs.send(
      new DescribeServicesCommand({
        cluster: name,
        services: [`${name}-service`],
      }),
    );
    expect(found.taskDefinition).toMatch(/:1$/);
  });

  it('refuses when there is nothing to go back to', async () => {
    const name = 'search-production';
    const search = ownedBy(CALLER, await environmentEntity(aws.url, name));
    const portal = await startActionsPortal(aws.url, search);
    await control.forgetRequests();
    const response = await portal.take('roll-back-deployment', {
      target: serviceOf(name),
      reason: REASON,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(/remembers no deployment/);
    expect(await changes()).toEqual([]);
  });

  it('has ECS roll back what is in progress', async () => {
    const slow = await startSimulator({ environments: 'demo', speed: 1 });
    try {
      const portal = await startActionsPortal(slow.url, shop);
      const body = { target: SERVICE, reason: REASON };
      await portal.take('force-deployment', body);
      const response = await portal.take('roll-back-deployment', body);
      expect(response.body.message).toBe(
        `The deployment of ${SHOP}-service in progress is being rolled back`,
      );
      const { operations } = await simulatorControl(slow.url).requests();
      expect(operations).toMatchObject({
        'ecs:UpdateService': 1,
        'ecs:StopServiceDeployment': 1,
      });
    } finally {
      await slow.stop();
    }
  });
});

describe('mute-alarm', () => {
  const mute = (portal: Awaited<ReturnType<typeof startActionsPortal>>) =>
    portal.take('mute-alarm', { target: ALARM, reason: REASON });

  it('is silent for an hour, whatever becomes of the portal', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    const response = await mute(portal);
    expect(response.status).toBe(200);
    expect(response.body.message).toMatch(
      /notifies nobody until \d\d:\d\d UTC/,
    );
    expect((await alarm()).ActionsEnabled).toBe(false);

    const { readings }: HealthReport = await portal.report();
    const reading = readings.alarm.find(({ target }) => target === ALARM);
    const mutedUntil = Date.parse(reading?.value?.mutedUntil ?? '');
    expect(reading?.value?.actionsEnabled).toBe(false);
    expect(mutedUntil - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(mutedUntil - Date.now()).toBeLessThanOrEqual(60 * 60_000);

    // Another process, that knows the database alone.
    const end = (now: Date) =>
      endMutes({
        clients: DefaultAwsClients.fromConfig(
          mockServices.rootConfig({
            data: {
              aws: {
                accounts: [
                  {
                    accountId: '123456789012',
                    accessKeyId: '123456789012',
                    secretAccessKey: 'simulated',
                  },
                ],
              },
              quarterdeck: { aws: { endpoint: aws.url } },
            },
          }),
        ),
        logger: mockServices.logger.mock(),
        mutes: new MuteStore(portal.knex),
        now,
      });
    await end(new Date(mutedUntil - 1_000));
    expect((await alarm()).ActionsEnabled).toBe(false);

    await control.break({ kind: 'throttle', service: 'monitoring' });
    await end(new Date(mutedUntil + 1_000));
    await control.mend();
    expect((await alarm()).ActionsEnabled).toBe(false);

    await end(new Date(mutedUntil + 1_000));
    expect((await alarm()).ActionsEnabled).toBe(true);
    expect(await new MuteStore(portal.knex).untilOf([ALARM])).toEqual(
      new Map(),
    );
  });

  it('leaves alone what somebody else switched off', async () => {
    await cloudWatch.send(
      new DisableAlarmActionsCommand({ AlarmNames: [`${SHOP}-ecs-memory`] }),
    );
    const portal = await startActionsPortal(aws.url, shop);
    const response = await portal.take('mute-alarm', {
      target: ALARM.replace('ecs-cpu', 'ecs-memory'),
      reason: REASON,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(/off already/);
  });

  it('remembers nothing when AWS refuses', async () => {
    const portal = await startActionsPortal(aws.url, shop);
    await control.break({
      kind: 'access-denied',
      service: 'monitoring',
      operation: 'DisableAlarmActions',
    });
    const response = await mute(portal);
    expect(response.status).toBe(503);
    expect(response.body.error.message).toContain(
      '"Action":"cloudwatch:DisableAlarmActions"',
    );
    expect(await new MuteStore(portal.knex).untilOf([ALARM])).toEqual(
      new Map(),
    );
  });
});

it('finds the alarm of the entity by its annotation', () => {
  expect(shop.metadata.annotations?.[AWS_ANNOTATIONS.alarmArn]).toContain(
    ALARM,
  );
});
