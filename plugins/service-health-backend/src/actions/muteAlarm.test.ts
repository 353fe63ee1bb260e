import { DisableAlarmActionsCommand } from '@aws-sdk/client-cloudwatch';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsClients } from '@quarterdeck/plugin-aws-node';
import {
  AWS_ANNOTATIONS,
  type HealthReport,
} from '@quarterdeck/plugin-service-health-common';
import {
  ActionsWorld,
  ALARM,
  REASON,
  SHOP,
} from '../__testUtils__/ActionsWorld';
import { startActionsPortal } from '../__testUtils__/startActionsPortal';
import { endMutes } from './mutes/endMutes';
import { MuteStore } from './mutes/MuteStore';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

describe('mute-alarm', () => {
  const mute = (portal: Awaited<ReturnType<typeof startActionsPortal>>) =>
    portal.take('mute-alarm', { target: ALARM, reason: REASON });

  it('is silent for an hour, whatever becomes of the portal', async () => {
    const portal = await world.portal();
    const response = await mute(portal);
    expect(response.status).toBe(200);
    expect(response.body.message).toMatch(
      /notifies nobody until \d\d:\d\d UTC/,
    );
    expect((await world.alarm()).ActionsEnabled).toBe(false);

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
              quarterdeck: { aws: { endpoint: world.url } },
            },
          }),
        ),
        logger: mockServices.logger.mock(),
        mutes: new MuteStore(portal.knex),
        now,
      });
    await end(new Date(mutedUntil - 1_000));
    expect((await world.alarm()).ActionsEnabled).toBe(false);

    await world.control.break({ kind: 'throttle', service: 'monitoring' });
    await end(new Date(mutedUntil + 1_000));
    await world.control.mend();
    expect((await world.alarm()).ActionsEnabled).toBe(false);

    await end(new Date(mutedUntil + 1_000));
    expect((await world.alarm()).ActionsEnabled).toBe(true);
    expect(await new MuteStore(portal.knex).untilOf([ALARM])).toEqual(
      new Map(),
    );
  });

  it('leaves alone what somebody else switched off', async () => {
    await world.cloudWatch.send(
      new DisableAlarmActionsCommand({ AlarmNames: [`${SHOP}-ecs-memory`] }),
    );
    const portal = await world.portal();
    const response = await portal.take('mute-alarm', {
      target: ALARM.replace('ecs-cpu', 'ecs-memory'),
      reason: REASON,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(/off already/);
  });

  it('remembers nothing when AWS refuses', async () => {
    const portal = await world.portal();
    await world.control.break({
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
  expect(world.shop.metadata.annotations?.[AWS_ANNOTATIONS.alarmArn]).toContain(
    ALARM,
  );
});
