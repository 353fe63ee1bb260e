import {
  checkEnvironmentSpec,
  type EnvironmentSpecInput,
  freeStorageLimitsGb,
  parseEnvironmentSpec,
} from '.';

const asked: EnvironmentSpecInput = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/storefront',
  accountId: '123456789012',
  region: 'us-east-1',
};

const issuesWith = (changes: object) =>
  checkEnvironmentSpec({ ...asked, ...changes });

describe('a specification', () => {
  it('needs five answers, and takes the rest from the architecture', () => {
    expect(parseEnvironmentSpec(asked)).toMatchObject({
      network: { cidr: '10.0.0.0/16', zones: ['a', 'b'] },
      service: {
        cpu: 512,
        memoryMb: 1024,
        port: 3000,
        healthCheckPath: '/api/health',
        minCount: 2,
        maxCount: 10,
        logRetentionDays: 30,
      },
      database: {
        instanceClass: 'db.t4g.micro',
        allocatedStorageGb: 20,
        maxAllocatedStorageGb: 100,
        multiAz: true,
        backupRetentionDays: 7,
        backupWindow: '03:00-04:00',
        maintenanceWindow: 'sun:04:00-sun:05:00',
        maxConnections: 100,
      },
    });
  });

  it('protects production, and saves elsewhere', () => {
    const production = parseEnvironmentSpec(asked);
    expect(production.network.natGateways).toBe(2);
    expect(production.database.deletionProtection).toBe(true);
    const development = parseEnvironmentSpec({
      ...asked,
      stage: 'development',
    });
    expect(development.network.natGateways).toBe(1);
    expect(development.database.deletionProtection).toBe(false);
  });

  it('parses to itself once it is complete', () => {
    const complete = parseEnvironmentSpec(asked);
    expect(parseEnvironmentSpec(complete)).toEqual(complete);
  });

  it('F22 shares the connections among twice the tasks', () => {
    const { database } = parseEnvironmentSpec(asked);
    expect(database.connectionsPerTask).toBe(4);
  });

  it('takes zones a and c where there is no b', () => {
    const { network } = parseEnvironmentSpec({
      ...asked,
      region: 'ap-northeast-1',
    });
    expect(network.zones).toEqual(['a', 'c']);
  });

  it('says everything that is missing at once', () => {
    expect(checkEnvironmentSpec({})).toEqual(
      ['name', 'stage', 'owner', 'accountId', 'region'].map(path => ({
        path,
        message: 'This is needed, and has no default.',
      })),
    );
  });

  it('throws all issues as one InputError', () => {
    expect(() =>
      parseEnvironmentSpec({ ...asked, name: 'x', accountId: '1' }),
    ).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message:
          'name: The name needs 2 characters at least.\n' +
          'accountId: An AWS account id has twelve digits.',
      }),
    );
  });

  it('points out what it does not know', () => {
    expect(issuesWith({ service: { memory: 1024 } })).toEqual([
      {
        path: 'service',
        message: 'There is no `memory` in a specification; check the spelling.',
      },
    ]);
  });

  it.each([
    ['Shop', 'Use lower-case letters'],
    ['9shop', 'begin with a letter'],
    ['shop-', 'single hyphens'],
    ['a--b', 'single hyphens'],
    ['shop_eu', 'letters, digits and single hyphens'],
    ['internal-shop', 'Elastic Load Balancing keeps that prefix'],
    ['ssm-shop', 'Systems Manager keeps these'],
    ['a-name-of-twenty-one-c', '20 characters at most'],
    ['eighteen-character', 'with the stage production the name may have 17'],
  ])('refuses the name %s', (name, reason) => {
    expect(issuesWith({ name })).toContainEqual({
      path: 'name',
      message: expect.stringContaining(reason),
    });
  });

  it.each([
    ['owner', 'storefront', 'a full entity reference'],
    ['accountId', '12345678901', 'twelve digits'],
    ['region', 'Frankfurt', 'like `us-east-1`'],
    ['region', 'eu-central-7', 'take one of eu-central-1'],
    ['region', 'cn-north-1', 'a partition of its own'],
    ['costCenter', 'a<b', 'written into a tag'],
  ])('refuses the %s `%s`', (field, value, reason) => {
    expect(issuesWith({ [field]: value })).toEqual([
      { path: field, message: expect.stringContaining(reason) },
    ]);
  });

  it.each([
    ['F01', { iops: 12_000 }, 'iops', 'gp3 volumes below 400 GB'],
    [
      'F01',
      { storageThroughputMbps: 500 },
      'storageThroughputMbps',
      'gp3 volumes below 400 GB',
    ],
    [
      '',
      {
        allocatedStorageGb: 400,
        maxAllocatedStorageGb: 500,
        iops: 12_000,
        storageThroughputMbps: 4_000,
      },
      'storageThroughputMbps',
      'need 16000 IOPS',
    ],
    [
      '',
      { allocatedStorageGb: 100 },
      'maxAllocatedStorageGb',
      'from 100 GB to 110 GB or more',
    ],
    [
      '',
      { backupWindow: '04:30-05:30' },
      'maintenanceWindow',
      'overlaps the backup window',
    ],
    ['F22', { connectionsPerTask: 5 }, 'connectionsPerTask', 'take 4 or fewer'],
  ])('%s refuses the database %j', (_, database, field, reason) => {
    expect(issuesWith({ database })).toEqual([
      {
        path: `database.${field}`,
        message: expect.stringContaining(reason),
      },
    ]);
  });

  it('F22 refuses more tasks than the database has connections for', () => {
    expect(
      issuesWith({
        service: { maxCount: 20 },
        database: { maxConnections: 30 },
      }),
    ).toEqual([
      {
        path: 'database.maxConnections',
        message: expect.stringContaining('allow 45 connections'),
      },
    ]);
  });

  it.each([
    [{ cpu: 512, memoryMb: 1500 }, 'memoryMb', 'the nearest size is 2048 MB'],
    [{ cpu: 16384 }, 'memoryMb', 'offers 32768 to 122880 MB'],
    [{ minCount: 3, maxCount: 2 }, 'maxCount', 'raise the one or lower'],
    [{ spot: true }, 'spot', 'two minutes of notice'],
    [{ healthCheckPath: 'health' }, 'healthCheckPath', 'begins with `/`'],
  ])('refuses the service %j', (service, field, reason) => {
    expect(issuesWith({ service })).toEqual([
      {
        path: `service.${field}`,
        message: expect.stringContaining(reason),
      },
    ]);
  });

  it.each([
    ['10.0.0.0', 'like `10.0.0.0/16`'],
    ['10.0.0.300/16', 'is not an IPv4 address range'],
    ['10.0.0.0/8', 'A VPC takes /16 at most'],
    ['10.0.0.0/24', 'need /23 at least'],
    ['10.0.1.0/16', 'write `10.0.0.0/16`'],
    ['8.8.0.0/16', 'belongs to the public internet'],
  ])('refuses the address range %s', (cidr, reason) => {
    expect(issuesWith({ network: { cidr } })).toEqual([
      { path: 'network.cidr', message: expect.stringContaining(reason) },
    ]);
  });

  it('refuses an address range that does not hold the tasks', () => {
    expect(
      issuesWith({
        network: { cidr: '10.0.0.0/23' },
        service: { maxCount: 20 },
        database: { maxConnections: 200 },
      }),
    ).toEqual([
      {
        path: 'network.cidr',
        message: expect.stringContaining('up to 40 tasks in two subnets'),
      },
    ]);
  });

  it('F21 refuses an alarm that would always be on', () => {
    expect(issuesWith({ operations: { freeStorageWarningGb: 20 } })).toEqual([
      {
        path: 'operations.freeStorageWarningGb',
        message: expect.stringContaining('never has 20 GB free'),
      },
    ]);
  });

  it('F21 takes limits of free storage as a share', () => {
    const operations = {
      freeStorageCriticalPercent: 10,
      freeStorageWarningPercent: 20,
    };
    expect(freeStorageLimitsGb(parseEnvironmentSpec(asked))).toEqual({
      critical: 5,
      warning: 10,
    });
    expect(
      freeStorageLimitsGb(parseEnvironmentSpec({ ...asked, operations })),
    ).toEqual({ critical: 2, warning: 4 });
    expect(
      issuesWith({ operations: { freeStorageCriticalPercent: 60 } }),
    ).toEqual([
      {
        path: 'operations.freeStorageCriticalPercent',
        message: expect.stringContaining('has to come after the warning'),
      },
    ]);
  });

  it('F14 says why no zone is chosen for the database', () => {
    expect(
      issuesWith({ database: { availabilityZone: 'us-east-1a' } }),
    ).toEqual([
      {
        path: 'database',
        message: expect.stringContaining('RDS chooses the zones'),
      },
    ]);
  });

  it('F23 says why there is no desired count', () => {
    expect(issuesWith({ service: { desiredCount: 2 } })).toEqual([
      {
        path: 'service',
        message: expect.stringContaining('undo what autoscaling did'),
      },
    ]);
  });

  it('R190 keeps the tasks of production off the internet', () => {
    expect(issuesWith({ network: { natGateways: 0 } })).toEqual([
      {
        path: 'network.natGateways',
        message: expect.stringContaining('take 1 or 2'),
      },
    ]);
    expect(
      issuesWith({ stage: 'development', network: { natGateways: 0 } }),
    ).toEqual([]);
  });

  it('F25 copies backups to another region with a key of that region', () => {
    const key = 'arn:aws:kms:us-west-2:123456789012:key/1234';
    const to = (backupReplicationRegion?: string, arn?: string) =>
      issuesWith({
        database: {
          backupReplicationRegion,
          backupReplicationKmsKeyArn: arn,
        },
      }).map(issue => issue.message);
    expect(to('us-west-2', key)).toEqual([]);
    expect(to('us-west-2')).toEqual([
      expect.stringContaining('name a KMS key in us-west-2'),
    ]);
    expect(to('eu-west-1', key)).toEqual([
      expect.stringContaining('name a KMS key in eu-west-1'),
    ]);
    expect(to('us-east-1', key)).toEqual([
      expect.stringContaining('lost together with us-east-1'),
    ]);
    expect(to('us-west-7', key)).toEqual([
      expect.stringContaining('no region `us-west-7`'),
    ]);
    expect(to(undefined, key)).toEqual([
      expect.stringContaining('A key alone copies nothing'),
    ]);
  });

  it.each([
    [
      { domain: { mode: 'existing-zone' } },
      ['domain.name', 'domain.hostedZoneId'],
    ],
    [{ domain: { mode: 'create-zone' } }, ['domain.name']],
    [
      {
        domain: {
          mode: 'create-zone',
          name: 'example.com',
          hostedZoneId: 'Z0123456789ABC',
        },
      },
      ['domain.hostedZoneId'],
    ],
    [{ domain: { name: 'example.com' } }, ['domain.mode']],
    [{ domain: { mode: 'create-zone', name: 'Example' } }, ['domain.name']],
    [{ email: { identity: 'create' } }, ['email.identity']],
    [{ edge: { cdn: false } }, ['users.userPool']],
    [
      { edge: { cdn: false, originProtection: 'prefix-list' } },
      ['users.userPool', 'edge.originProtection'],
    ],
    [{ users: { domainPrefix: 'my-cognito' } }, ['users.domainPrefix']],
    [{ operations: { monthlyBudgetUsd: 200 } }, ['operations.warningEmail']],
    [
      { operations: { pagerUrl: 'http://example.com' } },
      ['operations.pagerUrl'],
    ],
    [{ repository: { github: 'example/*' } }, ['repository.github']],
  ])('refuses %j', (changes, paths) => {
    expect(issuesWith(changes).map(issue => issue.path)).toEqual(paths);
  });

  it('F19 sends e-mail where there is a domain, with DMARC that harms nobody', () => {
    const { email } = parseEnvironmentSpec({
      ...asked,
      domain: { mode: 'create-zone', name: 'example.com' },
    });
    expect(email).toMatchObject({ identity: 'create', dmarcPolicy: 'none' });
    expect(parseEnvironmentSpec(asked).email.identity).toBe('none');
  });

  it('makes the name of the sign-in page unique', () => {
    expect(parseEnvironmentSpec(asked).users.domainPrefix).toBe(
      'shop-production-789012',
    );
  });
});
