import type {
  Deployment,
  DeploymentEvent,
  EnvironmentsApi,
  Plan,
} from '@quarterdeck/plugin-environments-common';

/** A deployment in the middle of its work. */
export const deployment: Deployment = {
  id: 'd1',
  kind: 'deploy',
  environmentId: 'shop-production',
  accountId: '123456789012',
  region: 'us-east-1',
  spec: {
    name: 'shop',
    stage: 'production',
    owner: 'group:default/shop',
    accountId: '123456789012',
    region: 'us-east-1',
  },
  requestedBy: 'user:default/ada',
  requestId: 'task/step/1',
  status: 'deploying',
  stacks: [
    {
      stackName: 'shop-production-network',
      part: 'network',
      action: 'deploy',
      status: 'succeeded',
      completed: 20,
      total: 20,
      startedAt: '2026-11-22T12:00:00.000Z',
      finishedAt: '2026-11-22T12:02:30.000Z',
    },
    {
      stackName: 'shop-production-data',
      part: 'data',
      action: 'deploy',
      status: 'deploying',
      completed: 3,
      total: 12,
      startedAt: '2026-11-22T12:02:30.000Z',
    },
  ],
  offers: [],
  remainders: [],
  links: [],
  entityRef: 'resource:default/shop-production',
  createdAt: '2026-11-22T12:00:00.000Z',
  startedAt: '2026-11-22T12:00:00.000Z',
};

export const event: DeploymentEvent = {
  n: 1,
  time: '2026-11-22T12:03:00.000Z',
  stackName: 'shop-production-data',
  logicalId: 'Database',
  physicalId: 'shop-production-db',
  resourceType: 'AWS::RDS::DBInstance',
  status: 'CREATE_IN_PROGRESS',
  completed: 23,
  total: 32,
};

/** A plan that waits for somebody who did not ask for it. */
export const plan: Plan = {
  id: 'p1',
  requestId: 'task/step/1',
  environmentId: 'shop-production',
  accountId: '123456789012',
  region: 'us-east-1',
  spec: deployment.spec,
  exists: true,
  requestedBy: 'user:default/ada',
  status: 'awaiting-approval',
  preflight: [
    {
      check: 'account',
      severity: 'ok',
      message: 'The account can be reached.',
      evidence: [],
    },
    {
      check: 'quotas',
      severity: 'warning',
      message: 'Elastic IP addresses run short.',
      remedy: 'Ask for a higher quota.',
      evidence: ['4 of 5 used, 1 more needed'],
    },
  ],
  policy: [],
  stacks: [
    {
      stackName: 'shop-production-network',
      part: 'network',
      region: 'us-east-1',
      action: 'unchanged',
      basis: 'change-set',
      changes: [],
    },
    {
      stackName: 'shop-production-data',
      part: 'data',
      region: 'us-east-1',
      action: 'update',
      basis: 'change-set',
      changes: [
        {
          logicalId: 'Database',
          physicalId: 'shop-production-db',
          resourceType: 'AWS::RDS::DBInstance',
          action: 'replace',
          data: 'snapshot',
          isDangerous: true,
          properties: [
            {
              path: 'Properties.DBInstanceClass',
              before: 'db.t4g.micro',
              after: 'db.t4g.small',
              requiresReplacement: 'always',
            },
          ],
        },
      ],
    },
  ],
  price: {
    beforeUsd: 154.97,
    afterUsd: 166.65,
    differenceUsd: 11.68,
    lines: [
      {
        id: 'database',
        title: 'Database',
        beforeUsd: 26.28,
        afterUsd: 37.96,
        assumes: '730 hours',
      },
    ],
    priceDate: '2026-10-01',
    priceSource: 'AWS Price List',
  },
  approval: {
    isRequired: true,
    reasons: [{ rule: 'data', message: 'Data is replaced.' }],
  },
  digest: 'sha256:1',
  entityRef: 'resource:default/shop-production',
  createdAt: '2026-11-22T12:00:00.000Z',
};

/** A backend that knows one deployment. */
export function mockEnvironmentsApi(): jest.Mocked<EnvironmentsApi> {
  return {
    submit: jest.fn(),
    list: jest.fn().mockResolvedValue({ items: [deployment] }),
    follow: jest.fn().mockResolvedValue({ deployment, events: [event] }),
    cancel: jest.fn().mockResolvedValue(deployment),
    retry: jest.fn(),
    addresses: jest.fn().mockResolvedValue({ overlaps: [] }),
    plan: jest.fn(),
    getPlan: jest.fn().mockResolvedValue(plan),
    listPlans: jest.fn().mockResolvedValue({ items: [] }),
    approvePlan: jest.fn(),
    rejectPlan: jest.fn(),
    spec: jest.fn().mockResolvedValue({
      spec: deployment.spec,
      source: 'stack',
      identity: {},
      templateVersion: '1.0.0',
      newestTemplateVersion: '1.0.0',
      isOutdated: false,
    }),
    drift: jest.fn().mockResolvedValue({ status: 'none', stacks: [] }),
    detectDrift: jest.fn(),
    destroyPreview: jest.fn(),
    destroy: jest.fn(),
    accounts: jest.fn().mockResolvedValue({
      accounts: [
        { accountId: '123456789012', regions: ['us-east-1', 'eu-north-1'] },
        { accountId: '210987654321', regions: ['us-west-2'] },
      ],
    }),
    availability: jest.fn(),
    stackResources: jest.fn().mockResolvedValue({ resources: [] }),
    stacks: jest.fn().mockResolvedValue({
      stacks: [
        {
          stackName: 'shop-production-network',
          stackId: 'arn:1',
          part: 'network',
          status: 'CREATE_COMPLETE',
          updatedAt: '2026-11-22T12:02:30.000Z',
          templateVersion: '1.0.0',
          consoleUrl: 'https://console.example.com/network',
          outputs: { VpcId: 'vpc-1' },
        },
      ],
    }),
  };
}
