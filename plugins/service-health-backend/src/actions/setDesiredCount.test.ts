import { ActionsWorld, REASON, SERVICE } from '../__testUtils__/ActionsWorld';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

describe('set-desired-count', () => {
  const set = async (desiredCount: number) => {
    const portal = await world.portal();
    await world.control.forgetRequests();
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
    expect((await world.service()).desiredCount).toBe(3);
  });

  it('refuses what autoscaling would undo', async () => {
    const response = await set(500);
    expect(response.status).toBe(409);
    expect(response.body.error.message).toMatch(
      /Autoscaling keeps .* between \d+ and \d+ tasks and would undo 500/,
    );
    expect(await world.changes()).toEqual([]);
  });
});
