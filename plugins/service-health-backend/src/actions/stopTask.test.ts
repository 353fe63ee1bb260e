import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import {
  ActionsWorld,
  REASON,
  SERVICE,
  SHOP,
} from '../__testUtils__/ActionsWorld';
import { CALLER } from '../__testUtils__/startActionsPortal';

jest.setTimeout(120_000);

let world: ActionsWorld;

beforeAll(async () => {
  world = await ActionsWorld.start();
});
afterEach(() => world.control.mend());
afterAll(() => world?.stop());

describe('stop-task', () => {
  const runningTask = async () => {
    const { taskArns: [arn = ''] = [] } = await world.ecs.send(
      new ListTasksCommand({ cluster: SHOP, desiredStatus: 'RUNNING' }),
    );
    return arn.slice(arn.lastIndexOf('/') + 1);
  };

  it('stops it, with the reason', async () => {
    const portal = await world.portal();
    const taskId = await runningTask();
    const response = await portal.take('stop-task', {
      target: SERVICE,
      reason: REASON,
      taskId,
    });
    expect(response.status).toBe(200);
    const { tasks: [task] = [] } = await world.ecs.send(
      new DescribeTasksCommand({ cluster: SHOP, tasks: [taskId] }),
    );
    expect(task).toMatchObject({
      desiredStatus: 'STOPPED',
      stoppedReason: expect.stringContaining(`${CALLER}: ${REASON}`),
    });
  });

  it('stops no task that is not of the service', async () => {
    const portal = await world.portal();
    await world.control.forgetRequests();
    const response = await portal.take('stop-task', {
      target: SERVICE,
      reason: REASON,
      taskId: '0123456789abcdef0123456789abcdef',
    });
    expect(response.status).toBe(404);
    expect(await world.changes()).toEqual([]);
  });
});
