import type { Entity } from '@backstage/catalog-model';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import { TargetFinder } from './TargetFinder';

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Resource',
    metadata: { name: 'shop-production', annotations },
  };
}

/** AWS is not asked: there is nothing to look up. */
const finder = new TargetFinder(
  {
    accountIds: () => [],
    regions: () => [],
    targets: () => [],
    get: () => Promise.reject(new Error('AWS was asked')),
  },
  {
    places: [],
    source: { name: 'none', read: async () => new Map() },
  },
  { freshSeconds: 1, retrySeconds: 1, timeoutSeconds: 1 },
);

async function readTargets(entity: Entity) {
  const [targets] = await finder.find([entity]);
  return targets;
}

const place = { accountId: '123456789012', region: 'us-east-1' };

it('reads every kind of target', async () => {
  const balancer =
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188';
  expect(
    await readTargets(
      entityWith({
        [AWS_ANNOTATIONS.ecsServiceArn]:
          'arn:aws:ecs:us-east-1:123456789012:service/shop/web',
        [AWS_ANNOTATIONS.rdsInstanceArn]:
          'arn:aws:rds:us-east-1:123456789012:db:shop-db',
        [AWS_ANNOTATIONS.loadBalancerArn]: balancer,
        [AWS_ANNOTATIONS.alarmArn]:
          'arn:aws:cloudwatch:us-east-1:123456789012:alarm:Shop: CPU, high',
      }),
    ),
  ).toMatchObject({
    ecs: [{ ...place, kind: 'ecs', cluster: 'shop', service: 'web' }],
    database: [{ ...place, kind: 'database', identifier: 'shop-db' }],
    loadBalancer: [{ ...place, dimension: 'app/shop/50dc6c495c0c9188' }],
  });
});

it('reads lists in any spacing, each value once', async () => {
  const { alarm, invalid } = await readTargets(
    entityWith({
      [AWS_ANNOTATIONS.alarmArn]: `
        arn:aws:cloudwatch:us-east-1:123456789012:alarm:shop: CPU of 80 % ,,
        arn:aws-us-gov:cloudwatch:us-gov-west-1:210987654321:alarm:b,
        arn:aws-us-gov:cloudwatch:us-gov-west-1:210987654321:alarm:b`,
    }),
  );
  expect(alarm.map(({ name, region }) => [name, region])).toEqual([
    ['shop: CPU of 80 %', 'us-east-1'],
    ['b', 'us-gov-west-1'],
  ]);
  expect(invalid).toEqual([]);
});

it('understands the old short ARN of a service', async () => {
  const { ecs } = await readTargets(
    entityWith({
      [AWS_ANNOTATIONS.ecsServiceArn]:
        'arn:aws:ecs:us-east-1:123456789012:service/web',
    }),
  );
  expect(ecs).toMatchObject([{ cluster: 'default', service: 'web' }]);
});

it.each([
  ['not an ARN', 'shop-db'],
  ['an account that is none', 'arn:aws:rds:us-east-1:1234:db:shop-db'],
  ['another service', 'arn:aws:ecs:us-east-1:123456789012:service/shop/web'],
  ['a proxy', 'arn:aws:rds:us-east-1:123456789012:db-proxy:prx-shop'],
])('names what makes no sense, and reads the rest: %s', async (_, text) => {
  const right = 'arn:aws:rds:us-east-1:123456789012:db:other';
  const { database, invalid } = await readTargets(
    entityWith({ [AWS_ANNOTATIONS.rdsInstanceArn]: `${text}, ${right}` }),
  );
  expect(database).toMatchObject([{ arn: right }]);
  expect(invalid).toMatchObject([
    {
      kind: 'database',
      text,
      problem: {
        kind: 'configuration',
        message: expect.stringContaining(text),
        remedy: `Correct the annotation ${AWS_ANNOTATIONS.rdsInstanceArn}`,
      },
    },
  ]);
});

it('finds nothing where there is no annotation', async () => {
  expect(await readTargets(entityWith({}))).toEqual({
    ecs: [],
    database: [],
    loadBalancer: [],
    alarm: [],
    invalid: [],
  });
});

describe('as other plugins write it', () => {
  const database = 'arn:aws:rds:us-east-1:123456789012:db:shop';
  const other = 'arn:aws:rds:us-east-1:123456789012:db:other';

  it('reads their annotations where there is none of the usual names', async () => {
    const balancer =
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188';
    expect(
      await readTargets(
        entityWith({
          'amazon.com/rds-instance-arn': database,
          'amazonaws.com/load-balancer-arn': balancer,
        }),
      ),
    ).toMatchObject({
      database: [{ arn: database }],
      loadBalancer: [{ arn: balancer }],
    });
  });

  it('prefers the usual names', async () => {
    const targets = await readTargets(
      entityWith({
        [AWS_ANNOTATIONS.rdsInstanceArn]: other,
        'amazon.com/rds-instance-arn': database,
      }),
    );
    expect(targets.database.map(({ arn }) => arn)).toEqual([other]);
  });

  it('takes an ingested resource for its own target', async () => {
    const entity = entityWith({ 'aws.amazon.com/arn': database });
    entity.spec = { type: 'rds-dbinstance' };
    expect(await readTargets(entity)).toMatchObject({
      database: [{ arn: database }],
    });
  });
});

it.each(['shop', '=shop', 'stage=production,shop', ','])(
  'names tags that make no sense: %s',
  async text => {
    const annotation = 'aws.amazon.com/amazon-ecs-service-tags';
    const { ecs, invalid } = await readTargets(
      entityWith({ [annotation]: text }),
    );
    expect(ecs).toEqual([]);
    expect(invalid).toMatchObject([
      {
        kind: 'ecs',
        text,
        problem: {
          kind: 'configuration',
          message: expect.stringContaining('key=value'),
          remedy: `Correct the annotation ${annotation}`,
        },
      },
    ]);
  },
);
