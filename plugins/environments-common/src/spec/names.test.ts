import {
  environmentId,
  environmentNames,
  stackName,
  stackRegion,
  STAGES,
} from '.';

const place = { accountId: '123456789012', region: 'us-east-1' };

describe('the names of an environment', () => {
  it('are the documented ones for the documented environment', () => {
    expect(
      environmentNames({
        name: 'fckdoomscroll',
        stage: 'production',
        ...place,
      }),
    ).toMatchObject({
      vpc: 'fckdoomscroll-vpc',
      cluster: 'fckdoomscroll-prod',
      service: 'fckdoomscroll-service',
      taskFamily: 'fckdoomscroll',
      logGroup: '/ecs/fckdoomscroll',
      loadBalancer: 'fckdoomscroll-alb',
      targetGroup: 'ecs-targets',
      database: 'fckdoomscroll-db',
      databaseName: 'fckdoomscroll',
      databaseUser: 'fckadmin',
      repository: 'fckdoomscroll/app',
      secretPrefix: 'fckdoomscroll',
      taskRole: 'fckdoomscroll-task-role',
      configurationSet: 'fckdoomscroll-config-set',
      dashboard: 'fckdoomscroll-dashboard',
      queryPrefix: 'fckdoomscroll-production',
    });
  });

  it('F13 derive from name and stage otherwise', () => {
    const spec = { name: 'shop', stage: 'staging', ...place } as const;
    expect(environmentId(spec)).toBe('shop-staging');
    expect(environmentNames(spec)).toMatchObject({
      cluster: 'shop-staging',
      service: 'shop-staging-service',
      logGroup: '/ecs/shop-staging',
      loadBalancer: 'shop-staging-alb',
      parameterPrefix: '/shop/staging',
      backupBucket: 'shop-staging-backup-123456789012-us-east-1',
      databaseName: 'shop',
      container: 'app',
    });
  });

  it('carry the region where they are unique in the account', () => {
    const at = (region: string) =>
      environmentNames({ name: 'shop', stage: 'staging', ...place, region });
    expect(at('us-east-1').taskRole).toBe('shop-staging-task-role');
    expect(at('eu-central-1')).toMatchObject({
      service: 'shop-staging-service',
      taskRole: 'shop-staging-eu-central-1-task-role',
      webAcl: 'shop-staging-eu-central-1-waf',
    });
  });

  it('are those of stacks, which say where they are when it is elsewhere', () => {
    expect(stackName('shop-staging', 'edge', 'us-east-1')).toBe(
      'shop-staging-edge',
    );
    expect(stackName('shop-staging', 'data', 'eu-central-1')).toBe(
      'shop-staging-data',
    );
    expect(stackName('shop-staging', 'edge', 'eu-central-1')).toBe(
      'shop-staging-eu-central-1-edge',
    );
    expect(stackRegion('edge', 'eu-central-1')).toBe('us-east-1');
    expect(stackRegion('data', 'eu-central-1')).toBe('eu-central-1');
  });

  it.each([
    ['order', 'order_db'],
    ['user', 'user_db'],
    ['checkout-api', 'checkout_api'],
  ])('name the database of %s %s', (name, databaseName) => {
    expect(
      environmentNames({ name, stage: 'staging', ...place }).databaseName,
    ).toBe(databaseName);
  });

  it('fit into the limits of AWS', () => {
    const limits = {
      loadBalancer: 32,
      targetGroup: 32,
      database: 63,
      databaseReplica: 63,
      taskRole: 64,
      executionRole: 64,
      deployRole: 64,
      backupBucket: 63,
      assetsBucket: 63,
      logBucket: 63,
      edgeLogBucket: 63,
      originAccessControl: 64,
      responseHeadersPolicy: 128,
      webAcl: 128,
    } as const;
    for (const stage of STAGES) {
      const name = 'x'.repeat(28 - stage.length - 1);
      const names = environmentNames({
        name,
        stage,
        accountId: '123456789012',
        region: 'ap-southeast-1',
      });
      for (const [key, limit] of Object.entries(limits)) {
        const value = names[key as keyof typeof limits];
        expect(value.length).toBeLessThanOrEqual(limit);
      }
    }
  });
});
