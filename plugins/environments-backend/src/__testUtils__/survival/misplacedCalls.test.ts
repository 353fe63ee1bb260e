import type { LeaseChange } from './leaseHistory';
import { misplacedCalls } from './misplacedCalls';

const at = (seconds: number) => new Date(seconds * 1_000);

const lease = (
  atSeconds: number,
  holder: string | null,
  untilSeconds: number,
): LeaseChange => ({
  deploymentId: 'd',
  environmentId: 'shop-production',
  holder,
  token: 1,
  at: at(atSeconds),
  expiresAt: holder ? at(untilSeconds) : null,
});

const history = [lease(0, 'a', 10), lease(5, 'a', 15), lease(20, 'b', 30)];

const whyOf = (
  seconds: number,
  caller: string,
  resource = 'stack/shop-production-data/*',
) => {
  const { misplaced } = misplacedCalls(
    [
      {
        at: at(seconds),
        service: 'cloudformation',
        operation: 'DeleteStack',
        resource: `arn:aws:cloudformation:us-east-1:123456789012:${resource}`,
        userAgent: `aws-sdk-js/3 app/${caller} m/E`,
        status: 200,
      },
    ],
    history,
    holder => holder,
  );
  return misplaced.map(({ why }) => why);
};

it('lets the holder pass, for as long as its lease was renewed', () => {
  expect(whyOf(1, 'a')).toEqual([]);
  expect(whyOf(14, 'a')).toEqual([]);
  expect(whyOf(21, 'b')).toEqual([]);
});

it('finds who comes late, and who is not the holder', () => {
  expect(whyOf(16, 'a')).toHaveLength(1);
  expect(whyOf(21, 'a')).toEqual([expect.stringContaining('b had the lease')]);
  expect(whyOf(1, 'b')).toHaveLength(1);
});

it('takes any lease for what does not say whose it is', () => {
  expect(whyOf(1, 'a', 'userpool/us-east-1_x')).toEqual([]);
  expect(whyOf(16, 'a', 'userpool/us-east-1_x')).toHaveLength(1);
});
