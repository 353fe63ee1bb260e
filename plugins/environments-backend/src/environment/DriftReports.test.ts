import { mockServices } from '@backstage/backend-test-utils';
import type { StackDrift } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import { migrate } from '../__testUtils__/portal';
import type { DriftDetection } from './DriftDetection';
import { DriftReports } from './DriftReports';

jest.setTimeout(60_000);

const place = { accountId: '123456789012', region: 'us-east-1' };

describe('looks for drift', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  const detect = jest.fn<Promise<StackDrift[]>, []>();

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.knex);
  });

  beforeEach(() => {
    detect.mockReset().mockReturnValue(new Promise(() => undefined));
  });

  afterAll(() => database?.destroy());

  const replica = () =>
    new DriftReports({
      detection: { detect } as unknown as DriftDetection,
      knex: database.knex,
      logger: mockServices.logger.mock(),
    });

  it('are one for all who ask at the same moment, of any replica', async () => {
    const location = { ...place, environmentId: 'shop-production' };
    const replicas = [replica(), replica(), replica(), replica()];
    const begun = await Promise.all(
      replicas.map((each, n) => each.start(location, `user:default/u${n}`)),
    );
    expect(detect).toHaveBeenCalledTimes(1);
    expect(new Set(begun.map(({ requestedBy }) => requestedBy)).size).toBe(1);
  });

  it('begin anew when one has died', async () => {
    const location = { ...place, environmentId: 'shop-staging' };
    await replica().start(location, 'user:default/ada');
    await database
      .knex('drift_reports')
      .where({ environment_id: 'shop-staging' })
      .update({ started_at: new Date(Date.now() - 16 * 60_000) });
    await replica().start(location, 'user:default/grace');
    expect(detect).toHaveBeenCalledTimes(2);
  });
});
