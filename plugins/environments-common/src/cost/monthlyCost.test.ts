import { type EnvironmentSpecInput, parseEnvironmentSpec } from '../spec';
import { type MonthlyUsage, monthlyCost } from '.';

function costOf(
  changes: Partial<EnvironmentSpecInput> = {},
  usage?: Partial<MonthlyUsage>,
) {
  const cost = monthlyCost(
    parseEnvironmentSpec({
      name: 'fckdoomscroll',
      stage: 'production',
      owner: 'group:default/platform',
      accountId: '123456789012',
      region: 'us-east-1',
      ...changes,
    }),
    usage,
  );
  if (!cost) throw new Error('us-east-1 has prices.');
  return {
    ...cost,
    by: Object.fromEntries(
      cost.lines.map(({ id, monthlyUsd }) => [id, monthlyUsd]),
    ),
  };
}

describe('monthlyCost', () => {
  it('F26 reckons the documented environment with one NAT gateway', () => {
    const { by, lines, totalUsd } = costOf({ network: { natGateways: 1 } });
    expect(by).toMatchObject({
      tasks: 36.04,
      database: 27.96,
      loadBalancer: 24.89,
      nat: 37.4,
    });
    expect(totalUsd).toBeCloseTo(
      lines.reduce((sum, line) => sum + line.monthlyUsd, 0),
      2,
    );
  });

  it('F26 reckons production', () => {
    const { by } = costOf(
      { database: { instanceClass: 'db.t4g.small' } },
      { averageTasks: 3, loadBalancerCapacityUnits: 1, natGb: 100, logGb: 25 },
    );
    expect(by).toMatchObject({
      tasks: 54.06,
      database: 52.05,
      loadBalancer: 29.57,
      nat: 77.5,
    });
  });

  it('costs half without a standby', () => {
    expect(costOf({ database: { multiAz: false } }).by.database).toBe(13.98);
  });

  it('charges for IOPS beyond those that a volume comes with', () => {
    const large = { allocatedStorageGb: 400, maxAllocatedStorageGb: 500 };
    const included = costOf({ database: { ...large, iops: 12_000 } });
    const more = costOf({ database: { ...large, iops: 13_000 } });
    expect(costOf({ database: large }).by.database).toBe(included.by.database);
    expect(more.by.database - included.by.database).toBeCloseTo(40, 2);
  });

  it('says of every line what it assumes, and how old the prices are', () => {
    const { lines, priceDate } = costOf();
    for (const line of lines) expect(line.assumes).not.toBe('');
    expect(lines[0].assumes).toBe('2 tasks of 0.5 vCPU and 1 GB, all month');
    expect(priceDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('does not guess in a region whose prices it does not know', () => {
    const spec = parseEnvironmentSpec({
      name: 'shop',
      stage: 'staging',
      owner: 'group:default/storefront',
      accountId: '123456789012',
      region: 'eu-central-1',
    });
    expect(monthlyCost(spec)).toBeUndefined();
  });
});
