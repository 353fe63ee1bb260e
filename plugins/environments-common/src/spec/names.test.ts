import { environmentId, environmentNames, stackName, STAGES } from '.';

describe('the names of an environment', () => {
  it('are the documented ones for the documented environment', () => {
    expect(
      environmentNames({ name: 'fckdoomscroll', stage: 'production' }),
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
      secretPrefix: 'fckdoomscroll',
      taskRole: 'fckdoomscroll-task-role',
      dashboard: 'fckdoomscroll-dashboard',
      queryPrefix: 'fckdoomscroll-production',
    });
  });

  it('derive from name and stage otherwise', () => {
    const spec = { name: 'shop', stage: 'staging' } as const;
    expect(environmentId(spec)).toBe('shop-staging');
    expect(stackName(spec, 'data')).toBe('shop-staging-data');
    expect(environmentNames(spec)).toMatchObject({
      cluster: 'shop-staging',
      service: 'shop-staging-service',
      logGroup: '/ecs/shop-staging',
      loadBalancer: 'shop-staging-alb',
      databaseName: 'shop',
      container: 'app',
    });
  });

  it.each([
    ['order', 'order_db'],
    ['user', 'user_db'],
    ['checkout-api', 'checkout_api'],
  ])('name the database of %s %s', (name, databaseName) => {
    expect(environmentNames({ name, stage: 'staging' }).databaseName).toBe(
      databaseName,
    );
  });

  it('fit into the names of load balancers and target groups', () => {
    for (const stage of STAGES) {
      const name = 'x'.repeat(28 - stage.length - 1);
      const { loadBalancer, targetGroup } = environmentNames({ name, stage });
      expect(loadBalancer).toHaveLength(32);
      expect(targetGroup.length).toBeLessThanOrEqual(32);
    }
  });
});
