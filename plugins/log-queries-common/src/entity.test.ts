import { readEntityLogs } from './entity';

describe('readEntityLogs', () => {
  it('reads lists, the environment and its place', () => {
    expect(
      readEntityLogs({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'shop-production-123456789012',
          annotations: {
            'aws.amazon.com/amazon-cloudwatch-log-groups':
              '/ecs/shop-production, /aws/rds/shop',
            'quarterdeck/log-queries': 'shared/, Slow requests',
            'quarterdeck/environment': 'shop-production',
            'quarterdeck/account-id': '123456789012',
            'quarterdeck/region': 'eu-west-1',
          },
        },
      }),
    ).toEqual({
      logGroupNames: ['/ecs/shop-production', '/aws/rds/shop'],
      listedQueries: ['shared/', 'Slow requests'],
      environment: 'shop-production',
      accountId: '123456789012',
      region: 'eu-west-1',
    });
  });

  it('takes account and region from another ARN where nothing says them', () => {
    const logs = readEntityLogs({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        annotations: {
          'aws.amazon.com/amazon-ecs-service-arn':
            'arn:aws:ecs:us-east-1:123456789012:service/shop/shop-service',
        },
      },
    });
    expect(logs).toMatchObject({
      accountId: '123456789012',
      region: 'us-east-1',
      logGroupNames: [],
      environment: 'shop',
    });
  });
});
