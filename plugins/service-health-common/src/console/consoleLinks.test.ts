import {
  alarmConsoleUrl,
  databaseConsoleUrl,
  deploymentsConsoleUrl,
  loadBalancerConsoleUrl,
  logStreamConsoleUrl,
  rolloutConsoleUrl,
  serviceConsoleUrl,
  targetGroupConsoleUrl,
  taskConsoleUrl,
} from './consoleLinks';
import { throughAccessPortal } from './consolePage';

const HOST = 'https://eu-central-1.console.aws.amazon.com';
const ecs = (resource: string) =>
  `arn:aws:ecs:eu-central-1:123456789012:${resource}`;

it('leads to the pages of a service', () => {
  const arn = ecs('service/shop/web');
  expect(serviceConsoleUrl(arn)).toBe(
    `${HOST}/ecs/v2/clusters/shop/services/web/health?region=eu-central-1`,
  );
  expect(deploymentsConsoleUrl(arn)).toBe(
    `${HOST}/ecs/v2/clusters/shop/services/web/deployments?region=eu-central-1`,
  );
  expect(rolloutConsoleUrl(ecs('service-deployment/shop/web/x7'))).toBe(
    `${HOST}/ecs/v2/clusters/shop/services/web/deployments/x7?region=eu-central-1`,
  );
  expect(taskConsoleUrl(ecs('task/shop/0a1b'))).toBe(
    `${HOST}/ecs/v2/clusters/shop/tasks/0a1b/configuration?region=eu-central-1`,
  );
});

it('takes the cluster of the old short ARNs from beside them', () => {
  expect(serviceConsoleUrl(ecs('service/web'), 'shop')).toMatch(
    /clusters\/shop\/services\/web\/health/,
  );
  expect(taskConsoleUrl(ecs('task/0a1b'), 'shop')).toMatch(
    /clusters\/shop\/tasks\/0a1b/,
  );
  expect(serviceConsoleUrl(ecs('service/web'))).toBeUndefined();
});

it('leads to a load balancer and its target group', () => {
  const arn = (resource: string) =>
    `arn:aws:elasticloadbalancing:eu-central-1:123456789012:${resource}`;
  expect(loadBalancerConsoleUrl(arn('loadbalancer/app/shop/5'))).toBe(
    `${HOST}/ec2/home?region=eu-central-1#LoadBalancer:loadBalancerArn=${arn(
      'loadbalancer/app/shop/5',
    )}`,
  );
  expect(targetGroupConsoleUrl(arn('targetgroup/shop/6'))).toBe(
    `${HOST}/ec2/home?region=eu-central-1#TargetGroup:targetGroupArn=${arn(
      'targetgroup/shop/6',
    )}`,
  );
});

it('leads to a database and an alarm, whatever the alarm is called', () => {
  expect(
    databaseConsoleUrl('arn:aws:rds:eu-central-1:123456789012:db:shop-db'),
  ).toBe(
    `${HOST}/rds/home?region=eu-central-1#database:id=shop-db;is-cluster=false`,
  );
  expect(
    alarmConsoleUrl(
      'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop: too slow/5xx',
    ),
  ).toBe(
    `${HOST}/cloudwatch/home?region=eu-central-1#alarmsV2:alarm/shop%3A%20too%20slow%2F5xx`,
  );
});

it('leads to a log stream, encoded as the logs console wants it', () => {
  expect(
    logStreamConsoleUrl(
      ecs('service/shop/web'),
      '/ecs/shop',
      'ecs/app/[$LATEST]0a1b',
    ),
  ).toBe(
    `${HOST}/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Fecs$252Fshop/log-events/ecs$252Fapp$252F$255B$2524LATEST$255D0a1b`,
  );
});

it.each([
  ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
  ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
])('goes to the console of the partition %s', (partition, region, host) => {
  expect(
    serviceConsoleUrl(
      `arn:${partition}:ecs:${region}:123456789012:service/shop/web`,
    ),
  ).toBe(
    `https://${host}/ecs/v2/clusters/shop/services/web/health?region=${region}`,
  );
});

it('gives no link rather than a wrong one', () => {
  expect(
    serviceConsoleUrl('arn:aws-iso:ecs:us-iso-east-1:1:service/shop/web'),
  ).toBeUndefined();
  expect(serviceConsoleUrl('shop/web')).toBeUndefined();
  expect(alarmConsoleUrl(ecs('service/shop/web'))).toBeUndefined();
  expect(databaseConsoleUrl(ecs('service/shop/web'))).toBeUndefined();
});

it('goes by way of the access portal, to be in the right account', () => {
  expect(
    throughAccessPortal(`${HOST}/rds/home?region=eu-central-1`, {
      subdomain: 'acme',
      accountId: '123456789012',
    }),
  ).toBe(
    'https://acme.awsapps.com/start/#/console?account_id=123456789012&destination=https%3A%2F%2Feu-central-1.console.aws.amazon.com%2Frds%2Fhome%3Fregion%3Deu-central-1',
  );
});
