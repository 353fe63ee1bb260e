import { IncidentScene, mean, sum } from './testing/incidentScene';

// Two busy cores serve every answer.
jest.setTimeout(60_000);

describe('trouble with the database', () => {
  let scene: IncidentScene;
  beforeEach(async () => {
    scene = await IncidentScene.open();
  });
  afterEach(() => scene.close());

  it('slow-database', async () => {
    const usual = mean(await scene.metric(['database', 'ReadLatency']));
    await scene.start('slow-database');
    scene.pass(16);

    const latency = await scene.metric(['loadBalancer', 'TargetResponseTime']);
    expect(mean(latency)).toBeGreaterThan(1.5);
    expect(
      mean(await scene.metric(['loadBalancer', 'TargetResponseTime', 'p95'])),
    ).toBeGreaterThan(4);
    expect(
      mean(await scene.metric(['database', 'CPUUtilization'])),
    ).toBeGreaterThan(90);
    for (const name of ['ReadLatency', 'WriteLatency']) {
      const now = mean(await scene.metric(['database', name]));
      expect(now).toBeGreaterThan(10 * usual);
    }
    expect(
      mean(await scene.metric(['database', 'DiskQueueDepth'])),
    ).toBeGreaterThan(20);
    const connections = mean(
      await scene.metric(['database', 'DatabaseConnections']),
    );
    expect(connections).toBeGreaterThan(50);
    expect(connections).toBeLessThan(80);
    expect(await scene.alarms()).toEqual(['alb-response-time', 'rds-cpu']);

    const statements = await scene.messages(scene.databaseLog, '"duration:"');
    expect(statements.length).toBeGreaterThan(50);
    for (const line of statements) {
      expect(line).toMatch(
        /^[-\d]{10} [:\d]{8} UTC:10\.[.\d]+\(\d+\):\w+@shop:\[\d+\]:LOG: {2}duration: \d{4,5}\.\d{3} ms {2}statement: (SELECT|INSERT|UPDATE) /,
      );
    }
    const timedOut = await scene.messages(
      scene.log,
      '{ $.message = "canceling statement due to statement timeout" }',
    );
    expect(timedOut.length).toBeGreaterThan(2);
    expect(
      await scene.messages(scene.databaseLog, '"ERROR:  canceling statement"'),
    ).toHaveLength(timedOut.length);
    const slow = await scene.messages(scene.log, '{ $.duration > 3000 }');
    expect(slow.length).toBeGreaterThan(30);

    await scene.stop('slow-database');
    scene.pass(12);
    expect(
      mean(await scene.metric(['loadBalancer', 'TargetResponseTime'])),
    ).toBeLessThan(0.2);
    expect(
      mean(await scene.metric(['database', 'CPUUtilization'])),
    ).toBeLessThan(40);
    expect(await scene.alarms()).toEqual([]);
    expect(await scene.alarmHistory('rds-cpu')).toEqual([
      'Alarm updated from ALARM to OK',
      'Alarm updated from OK to ALARM',
      'Alarm updated from INSUFFICIENT_DATA to OK',
    ]);
  });

  it('connections-exhausted', async () => {
    await scene.start('connections-exhausted');
    scene.pass(12);
    const connections = await scene.metric([
      'database',
      'DatabaseConnections',
      'Maximum',
    ]);
    expect(Math.max(...connections)).toBe(100);
    expect(await scene.alarms()).toEqual(['alb-5xx', 'rds-connections']);
    const refused = await scene.messages(
      scene.databaseLog,
      '?"remaining connection slots are reserved" ?"too many clients already"',
    );
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]).toContain(':FATAL:  ');
    const failed = await scene.messages(scene.log, '{ $.code = "53300" }');
    expect(failed).toHaveLength(refused.length);
    expect(JSON.parse(failed[0])).toMatchObject({ level: 'error' });
    expect(
      sum(
        await scene.metric(['targetGroup', 'HTTPCode_Target_5XX_Count', 'Sum']),
      ),
    ).toBeGreaterThanOrEqual(refused.length);
    expect((await scene.service()).runningCount).toBe(2);

    await scene.stop('connections-exhausted');
    scene.pass(10);
    expect(
      mean(await scene.metric(['database', 'DatabaseConnections'])),
    ).toBeLessThan(15);
    expect(await scene.alarms()).toEqual([]);
    expect(await scene.messages(scene.log, '{ $.code = "53300" }')).toEqual([]);
  });

  it('full-disk', async () => {
    const free = () => scene.metric(['database', 'FreeStorageSpace'], 2);
    const before = mean(await free());
    await scene.start('full-disk');
    scene.pass(13);
    expect(await scene.alarms()).toEqual(['rds-free-storage-warning']);
    expect(await scene.databaseStatus()).toBe('available');
    scene.pass(12);
    expect(mean(await free())).toBe(0);
    expect(await scene.alarms()).toEqual(
      expect.arrayContaining([
        'rds-free-storage-critical',
        'rds-free-storage-warning',
      ]),
    );
    expect(await scene.databaseStatus()).toBe('storage-full');
    expect(await scene.databaseEvents()).toEqual([
      'The free storage capacity for DB Instance: shop-production-db is low at 10% of the provisioned storage [Provisioned Storage: 20.00 GB, Free Storage: 2.00 GB]. You may want to increase the provisioned storage to address this issue.',
      'Allocated storage has been exhausted. Allocate additional storage to resolve.',
    ]);
    const noSpace = '"No space left on device"';
    const errors = await scene.messages(scene.log, noSpace);
    expect(errors.length).toBeGreaterThan(5);
    const methods = errors.map(line => JSON.parse(line).route.split(' ')[0]);
    expect(methods).not.toContain('GET');
    expect(
      (await scene.messages(scene.databaseLog, noSpace)).length,
    ).toBeGreaterThan(errors.length);

    await scene.stop('full-disk');
    scene.pass(10);
    expect(mean(await free())).toBeGreaterThan(0.98 * before);
    expect(await scene.databaseStatus()).toBe('available');
    expect(await scene.databaseEvents()).toHaveLength(2);
    expect(await scene.alarms()).toEqual([]);
    expect(await scene.messages(scene.log, noSpace)).toEqual([]);
    expect(await scene.alarmHistory('rds-free-storage-critical')).toHaveLength(
      3,
    );
  });

  it('maintenance-pending', async () => {
    expect(await scene.pendingMaintenance()).toEqual([]);
    await scene.start('maintenance-pending');
    const arn = 'arn:aws:rds:us-east-1:123456789012:db:shop-production-db';
    const [pending, ...others] = await scene.pendingMaintenance();
    expect(others).toEqual([]);
    expect(pending).toEqual({
      ResourceIdentifier: arn,
      PendingMaintenanceActionDetails: [
        {
          Action: 'system-update',
          Description: 'New Operating System update is available',
          AutoAppliedAfterDate: new Date('2026-12-04T15:00:00Z'),
          ForcedApplyDate: new Date('2026-12-18T15:00:00Z'),
          CurrentApplyDate: new Date('2026-12-04T15:00:00Z'),
        },
      ],
    });
    const of = (Name: string, ...Values: string[]) =>
      scene.pendingMaintenance({ Filters: [{ Name, Values }] });
    expect(await of('db-instance-id', 'shop-production-db')).toHaveLength(1);
    expect(await of('db-instance-id', arn)).toHaveLength(1);
    expect(await of('db-instance-id', 'another')).toEqual([]);
    expect(
      await scene.pendingMaintenance({ ResourceIdentifier: arn }),
    ).toHaveLength(1);
    await expect(
      scene.pendingMaintenance({ ResourceIdentifier: `${arn}-gone` }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundFault' });
    await expect(of('engine', 'postgres')).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    expect(await scene.databaseStatus()).toBe('available');
    expect(await scene.databaseEvents()).toEqual([
      expect.stringMatching(/^A system update is available/),
    ]);

    await scene.stop('maintenance-pending');
    expect(await scene.pendingMaintenance()).toEqual([]);
  });

  it('has an ordinary log on an ordinary day', async () => {
    const lines = await scene.messages(scene.databaseLog, '', 60);
    const checkpoints = lines.filter(line => line.includes('checkpoint'));
    expect(checkpoints.length).toBeGreaterThanOrEqual(22);
    expect(checkpoints.length).toBeLessThanOrEqual(26);
    const statements = lines.filter(line => line.includes('duration:'));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThan(20);
    expect(lines).toEqual(await scene.messages(scene.databaseLog, '', 60));
    scene.pass(-33.99 * 24 * 60);
    const ddl = await scene.messages(scene.databaseLog, '"CREATE TABLE"', 60);
    expect(ddl).toHaveLength(4);
  });
});
