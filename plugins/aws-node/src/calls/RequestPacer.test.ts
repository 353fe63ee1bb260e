import { RequestPacer } from './RequestPacer';

const here = { accountId: '111111111111', region: 'us-east-1' };
const describeAlarms = {
  ...here,
  service: 'CloudWatch',
  operation: 'DescribeAlarms',
};
const describeServices = {
  ...here,
  service: 'ECS',
  operation: 'DescribeServices',
};

function setUp() {
  const clock = { now: 0 };
  const pacer = new RequestPacer(() => clock.now);
  return {
    waits: (operation: typeof here & typeof describeAlarms, count: number) =>
      Array.from({ length: count }, () => Math.round(pacer.take(operation))),
    pass: (milliseconds: number) => {
      clock.now += milliseconds;
    },
  };
}

it('lets a burst through, and then one after the other', () => {
  const { waits } = setUp();
  expect(waits(describeAlarms, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 139, 278]);
});

it('stays below what AWS takes, for as long as one likes', () => {
  const { waits, pass } = setUp();
  waits(describeServices, 80);
  let passed = 0;
  for (let second = 0; second < 60; second++) {
    pass(1_000);
    passed += waits(describeServices, 30).filter(wait => wait === 0).length;
  }
  expect(passed).toBeLessThanOrEqual(60 * 20);
});

it('keeps a queue for each account, region and quota', () => {
  const { waits } = setUp();
  waits(describeAlarms, 100);
  expect(waits({ ...describeAlarms, region: 'eu-west-1' }, 1)).toEqual([0]);
  expect(waits({ ...describeAlarms, accountId: '222222222222' }, 1)).toEqual([
    0,
  ]);
  expect(waits(describeServices, 1)).toEqual([0]);
});

it('lets operations that share a quota wait for each other', () => {
  const { waits } = setUp();
  waits(describeServices, 80);
  const [wait] = waits({ ...describeServices, operation: 'ListServices' }, 1);
  expect(wait).toBeGreaterThan(0);
});

it('holds nothing back that has no published limit', () => {
  const { waits } = setUp();
  const describeInstances = {
    ...here,
    service: 'RDS',
    operation: 'DescribeDBInstances',
  };
  expect(new Set(waits(describeInstances, 1_000))).toEqual(new Set([0]));
});
