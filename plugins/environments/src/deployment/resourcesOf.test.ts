import { event } from '../__testUtils__/environmentsApi';
import { resourcesOf } from './resourcesOf';

const at = (second: number) => `2026-11-22T12:00:0${second}.000Z`;

const STACK = 'shop-production-data';

it('tells of each resource how far it is, and why it failed', () => {
  const events = [
    { logicalId: STACK, status: 'CREATE_IN_PROGRESS', time: at(0) },
    { logicalId: 'Database', status: 'CREATE_IN_PROGRESS', time: at(1) },
    { logicalId: 'Log', status: 'CREATE_IN_PROGRESS', time: at(1) },
    {
      logicalId: 'Log',
      status: 'CREATE_FAILED',
      reason: 'It is there already',
      time: at(2),
    },
    {
      logicalId: 'Other',
      stackName: 'shop-production-ops',
      status: 'CREATE_IN_PROGRESS',
      time: at(2),
    },
    { logicalId: 'Log', status: 'DELETE_COMPLETE', time: at(4) },
  ].map((given, index) => ({ ...event, n: index + 1, ...given }));
  expect(resourcesOf(events, STACK)).toEqual([
    expect.objectContaining({
      logicalId: 'Database',
      status: 'CREATE_IN_PROGRESS',
      startedAt: at(1),
    }),
    expect.objectContaining({
      logicalId: 'Log',
      status: 'DELETE_COMPLETE',
      reason: 'It is there already',
      finishedAt: at(4),
    }),
  ]);
  expect(resourcesOf(events, STACK)[0]).not.toHaveProperty('finishedAt');
});
