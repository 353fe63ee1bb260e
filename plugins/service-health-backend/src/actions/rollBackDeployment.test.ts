import { startSimulator } from '@quarterdeck/test-support';
import {
  ActionsWorld,
  REASON,
  SERVICE,
  SHOP,
} from '../__testUtils__/ActionsWorld';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import { startActionsPortal } from '../__testUtils__/startActionsPortal';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

describe('roll-back-deployment', () => {
  const serviceOf = (name: string) => SERVICE.replaceAll(SHOP, name);

  it('goes back to the task definition before, and says which', async () => {
    const name = 'checkout-production';
    const checkout = await world.ownEnvironment(name);
    const portal = await world.portal({}, checkout);
    const rollBack = () =>
      portal.take('roll-back-deployment', {
        target: serviceOf(name),
        reason: REASON,
      });
    const response = await rollBack();
    expect(response.body.message).toBe(
      `${name}-service goes back from ${name}:2 to ${name}:1`,
    );
    const found = await world.service(name);
    expect(found.taskDefinition).toMatch(/:1$/);
  });

  it('refuses when there is nothing to go back to', async () => {
    const name = 'search-production';
    const search = await world.ownEnvironment(name);
    const portal = await world.portal({}, search);
    await world.control.forgetRequests();
    const response = await portal.take('roll-back-deployment', {
      target: serviceOf(name),
      reason: REASON,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(/remembers no deployment/);
    expect(await world.changes()).toEqual([]);
  });

  it('has ECS roll back what is in progress', async () => {
    const slow = await startSimulator({ environments: 'demo', speed: 1 });
    try {
      const portal = await startActionsPortal(slow.url, world.shop);
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
