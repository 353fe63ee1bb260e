import type { EcsService, EcsTask } from './readings/ecsService';
import type { LoadBalancer } from './readings/loadBalancer';
import { taskHealth, taskSummary } from './taskHealth';

const task: EcsTask = {
  id: 'a',
  arn: 'task/a',
  state: 'RUNNING',
  containerHealth: 'UNKNOWN',
  privateIp: '10.0.10.4',
  images: [],
};

function balancerSaying(state: string): LoadBalancer[] {
  return [
    {
      arn: 'lb',
      name: 'shop',
      accountId: '123456789012',
      region: 'us-east-1',
      state: 'active',
      targetGroups: [
        { arn: 'tg', name: 'tg', targets: [{ id: '10.0.10.4', state }] },
      ],
    },
  ];
}

describe('taskHealth', () => {
  it.each([
    ['nobody checks it', 'UNKNOWN', [], 'unchecked'],
    ['its container says so', 'HEALTHY', [], 'healthy'],
    ['its target is healthy', 'UNKNOWN', balancerSaying('healthy'), 'healthy'],
    ['its target waits', 'HEALTHY', balancerSaying('initial'), 'starting'],
    ['its target fails', 'HEALTHY', balancerSaying('unhealthy'), 'unhealthy'],
    [
      'its container fails',
      'UNHEALTHY',
      balancerSaying('healthy'),
      'unhealthy',
    ],
  ] as const)('%s', (_, containerHealth, balancers, expected) => {
    expect(taskHealth({ ...task, containerHealth }, [...balancers])).toBe(
      expected,
    );
  });

  it('has no health before it runs', () => {
    expect(taskHealth({ ...task, state: 'PENDING' }, [])).toBe('starting');
  });
});

describe('taskSummary', () => {
  const service: EcsService = {
    arn: 'service',
    name: 'web',
    cluster: 'shop',
    accountId: '123456789012',
    region: 'us-east-1',
    state: 'ACTIVE',
    desired: 2,
    running: 2,
    pending: 0,
    deployments: [],
    tasks: [task, { ...task, arn: 'task/b', privateIp: '10.0.11.5' }],
    stoppedTasks: [],
    events: [],
  };

  it('counts the healthy ones of those desired', () => {
    expect(taskSummary(service, balancerSaying('healthy'))).toBe(
      '1 of 2 tasks healthy',
    );
    expect(taskSummary({ ...service, tasks: [] }, [])).toBe(
      '0 of 2 tasks healthy',
    );
  });

  it('claims no health that nothing checks', () => {
    expect(taskSummary(service, [])).toBe(
      '2 of 2 tasks running, none with a health check',
    );
  });
});
