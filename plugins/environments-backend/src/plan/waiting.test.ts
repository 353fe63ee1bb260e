import type { Plan } from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';
import { Control } from '../__testUtils__/faults/control';

jest.setTimeout(180_000);

const spec = {
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
  accountId: ACCOUNT_ID,
  region: REGION,
};

describe('a plan while AWS throttles', () => {
  let backend: TestBackend;
  let end: () => Promise<number>;

  beforeAll(async () => {
    backend = await startBackend({
      delegation: { check: false },
      planPatienceMinutes: 0.1,
    });
  });

  beforeEach(async () => {
    end = await new Control(backend.world).begin({
      call: 'cloudformation:DescribeStacks',
      kind: 'throttle',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
  });

  afterEach(() => end());
  afterAll(() => backend?.stop());

  const begun = async (requestId: string): Promise<Plan> => {
    const { body } = await backend.post('/plans', { spec, requestId });
    return backend.until<Plan>(
      `/plans/${body.id}`,
      ({ problem }) => problem !== undefined,
    );
  };
  const made = ({ id }: Plan) =>
    backend.until<Plan>(`/plans/${id}`, ({ status }) => status !== 'planning');

  it('says so, and is made when that is over', async () => {
    const waiting = await begun('passing');
    expect(waiting).toMatchObject({
      status: 'planning',
      problem: { message: expect.stringMatching(/throttling/) },
    });
    await end();
    const plan = await made(waiting);
    expect(plan).toMatchObject({ status: 'ready', exists: false });
    expect(plan.problem).toBeUndefined();
    expect(
      plan.preflight.filter(({ severity }) => severity === 'unreadable'),
    ).toEqual([]);
  });

  it('gives up after its time, and says what there is to do', async () => {
    const plan = await made(await begun('lasting'));
    expect(plan.status).toBe('failed');
    expect(plan.problem).toBeUndefined();
    expect(plan.failure).toEqual({
      message: expect.stringMatching(/throttling .* for 0\.1 minutes$/),
      remedy: expect.stringMatching(/Find out who else.*Then plan again\.$/),
    });
  });
});
