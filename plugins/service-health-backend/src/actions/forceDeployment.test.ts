import type { HealthReport } from '@quarterdeck/plugin-service-health-common';
import { ActionsWorld, REASON, SERVICE } from '../__testUtils__/ActionsWorld';
import { CALLER } from '../__testUtils__/startActionsPortal';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

describe('force-deployment', () => {
  it('deploys anew, and says so in the log before and after', async () => {
    const portal = await world.portal();
    const before = await world.service();
    const response = await portal.take('force-deployment', {
      target: SERVICE,
      reason: REASON,
    });
    expect(response.status).toBe(200);
    expect(response.body.message).toMatch(
      /^A new deployment of shop-production-service/,
    );
    const after = await world.service();
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
    const portal = await world.portal();
    const before: HealthReport = await portal.report();
    await portal.take('force-deployment', { target: SERVICE, reason: REASON });
    const after: HealthReport = await portal.report();
    expect(after.readings.ecs[0].value?.deployments[0].id).not.toBe(
      before.readings.ecs[0].value?.deployments[0].id,
    );
  });

  it('shows the statement that the role lacks', async () => {
    const portal = await world.portal();
    await world.control.break({
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
