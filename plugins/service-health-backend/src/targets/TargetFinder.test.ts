import type { Entity } from '@backstage/catalog-model';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import { readTargets } from './readTargets';

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1beta1',
    kind: 'Resource',
    metadata: { name: 'shop-production', annotations },
  };
}

const place = { accountId: '123456789012', region: 'us-east-1' };

it('reads every kind of target', () => {
  const balancer =
    'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188';
  expect(
    readTargets(
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

it('reads lists in any spacing, each value once', () => {
  const { alarm, invalid } = readTargets(
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

it('understands the old short ARN of a service', () => {
  const { ecs } = readTargets(
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
  ['a cluster', 'arn:aws:rds:us-east-1:123456789012:cluster:shop'],
])('names what makes no sense, and reads the rest: %s', (_, text) => {
  const right = 'arn:aws:rds:us-east-1:123456789012:db:other';
  const { database, invalid } = readTargets(
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

it('finds nothing where there is no annotation', () => {
  expect(readTargets(entityWith({}))).toEqual({
    ecs: [],
    database: [],
    loadBalancer: [],
    alarm: [],
    invalid: [],
  });
});
