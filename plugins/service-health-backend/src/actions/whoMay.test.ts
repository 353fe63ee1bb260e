import {
  ActionsWorld,
  ALARM,
  REASON,
  SERVICE,
  SHOP,
} from '../__testUtils__/ActionsWorld';
import {
  ownedBy,
  type startActionsPortal,
} from '../__testUtils__/startActionsPortal';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

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
    const portal = await world.portal(options);
    await world.control.forgetRequests();
    const response = await portal.take('force-deployment', body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
    expect(await world.changes()).toEqual([]);
    expect(portal.audit).toMatchObject([
      { stage: 'initiated', meta: { actionType: 'force-deployment' } },
      { stage: 'failed', meta: { error: expect.stringMatching(message) } },
    ]);
  });

  it('nobody but the owner', async () => {
    const portal = await world.portal(
      {},
      ownedBy('group:default/checkout', world.shop),
    );
    await world.control.forgetRequests();
    const response = await portal.take('force-deployment', body);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe(
      'Only its owner may: group:default/checkout',
    );
    expect(await world.changes()).toEqual([]);
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
    const portal = await world.portal();
    await world.control.forgetRequests();
    const response = await portal.take(id, wrong);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
    expect(await world.changes()).toEqual([]);
  });

  it('is offered what is switched on and permitted', async () => {
    const portal = await world.portal({
      actions: { enabled: ['stop-task', 'mute-alarm'] },
      denied: ['service-health.mute-alarm'],
    });
    expect((await portal.offers()).body).toEqual([
      { id: 'stop-task', target: SERVICE },
    ]);
  });

  it('is not offered what there is not', async () => {
    const portal = await world.portal();
    const response = await portal.take('delete-everything', body);
    expect(response.status).toBe(404);
  });
});
