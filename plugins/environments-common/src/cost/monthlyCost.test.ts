import { type EnvironmentSpecInput, parseEnvironmentSpec } from '../spec';
import { monthlyCost, type MonthlyUsage, PRICED_REGIONS } from '.';

function costOf(
  changes: Partial<EnvironmentSpecInput> = {},
  usage?: Partial<MonthlyUsage>,
) {
  const cost = monthlyCost(
    parseEnvironmentSpec({
      name: 'shop',
      stage: 'staging',
      owner: 'group:default/storefront',
      accountId: '123456789012',
      region: 'us-east-1',
      ...changes,
    }),
    usage,
  );
  if (!cost) throw new Error('There are prices.');
  return {
    ...cost,
    by: Object.fromEntries(
      cost.lines.map(({ id, monthlyUsd }) => [id, monthlyUsd]),
    ),
  };
}

/** What about as little as possible costs: no NAT, no standby, no CDN. */
const SMALL: Partial<EnvironmentSpecInput> = {
  stage: 'development',
  network: { natGateways: 0 },
  service: { cpu: 512, memoryMb: 1024, minCount: 1, maxCount: 2 },
  database: { multiAz: false },
  edge: { cdn: false },
  users: { userPool: false },
  operations: { containerInsights: 'disabled' },
};

describe('monthlyCost', () => {
  it('adds up its lines, and says of each what it assumes', () => {
    const { lines, totalUsd, priceDate } = costOf();
    expect(totalUsd).toBeCloseTo(
      lines.reduce((sum, line) => sum + line.monthlyUsd, 0),
      2,
    );
    for (const line of lines) expect(line.assumes).toMatch(/\d|one|two/);
    expect(lines[0].assumes).toBe('2 tasks of 0.5 vCPU and 1 GB, all month');
    expect(priceDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('gets down to about 60 USD without NAT, standby and CloudFront', () => {
    const { by, totalUsd } = costOf(SMALL, { natGb: 0 });
    expect(by).toMatchObject({
      // A task in a public subnet pays for its address.
      tasks: 21.67,
      database: 13.98,
    });
    expect(by).not.toHaveProperty('nat');
    expect(by).not.toHaveProperty('webAcl');
    expect(totalUsd).toBeGreaterThan(57);
    expect(totalUsd).toBeLessThan(68);
  });

  it('costs half without a standby, and twice with a replica', () => {
    const single = costOf({ database: { multiAz: false } }).by.database;
    expect(single).toBe(13.98);
    expect(
      costOf({ database: { multiAz: false, readReplica: true } }).by.database,
    ).toBeCloseTo(2 * single, 2);
  });

  it('charges for copies of backups in another region', () => {
    const copied = costOf({
      database: {
        backupReplicationRegion: 'us-west-2',
        backupReplicationKmsKeyArn:
          'arn:aws:kms:us-west-2:123456789012:key/11111111-2222-3333-4444-555555555555',
      },
    });
    expect(copied.by.database - costOf().by.database).toBeCloseTo(2.3, 2);
  });

  it('charges for IOPS beyond those that a volume comes with', () => {
    const large = { allocatedStorageGb: 400, maxAllocatedStorageGb: 500 };
    const included = costOf({ database: { ...large, iops: 12_000 } });
    const more = costOf({ database: { ...large, iops: 13_000 } });
    expect(costOf({ database: large }).by.database).toBe(included.by.database);
    expect(more.by.database - included.by.database).toBeCloseTo(40, 2);
  });

  it('makes tasks cheaper on Spot, and says so', () => {
    const { by, lines } = costOf({ service: { spot: true } });
    expect(by.tasks).toBeCloseTo(0.3 * costOf().by.tasks, 1);
    expect(lines[0].assumes).toContain('70 % off');
  });

  it('counts enhanced metrics by the task', () => {
    const { by } = costOf({ operations: { containerInsights: 'enhanced' } });
    const more = costOf(
      { operations: { containerInsights: 'enhanced' } },
      { averageTasks: 4 },
    );
    expect(more.by.observability - by.observability).toBeCloseTo(
      2 * 24 * 0.07,
      2,
    );
  });

  it.each(PRICED_REGIONS)('knows all prices of %s', region => {
    const { lines, region: reckoned } = costOf({ region });
    expect(reckoned).toBe(region);
    for (const line of lines) expect(line.monthlyUsd).toBeGreaterThan(0);
  });

  it('says where a price is an estimate', () => {
    const { lines } = costOf({
      region: 'eu-central-1',
      database: { instanceClass: 'db.r7g.large' },
    });
    expect(lines.find(({ id }) => id === 'database')?.assumes).toContain(
      'estimated',
    );
  });

  it('does not guess in a region whose prices it does not know', () => {
    const spec = parseEnvironmentSpec({
      name: 'shop',
      stage: 'staging',
      owner: 'group:default/storefront',
      accountId: '123456789012',
      region: 'sa-east-1',
    });
    expect(monthlyCost(spec)).toBeUndefined();
  });
});
