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

  const start = async (planPatienceMinutes: number) => {
    backend = await startBackend({
      delegation: { check: false },
      planPatienceMinutes,
    });
    end = await new Control(backend.world).begin({
      call: 'cloudformation:DescribeStacks',
      kind: 'throttle',
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
  };

  afterEach(() => backend?.stop());

  const begun = async (): Promise<Plan> =>
    (await backend.post('/plans', { spec, requestId: 'any' })).body;
  const made = ({ id }: Plan) =>
    backend.until<Plan>(`/plans/${id}`, ({ status }) => status !== 'planning');

  it('says so, and is made when that is over', async () => {
    await start(60);
    const { id } = await begun();
    const waiting = await backend.until<Plan>(
      `/plans/${id}`,
      ({ problem }) => problem !== undefined,
    );
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
    await start(0.1);
    const plan = await made(await begun());
    expect(plan.status).toBe('failed');
    expect(plan.problem).toBeUndefined();
    expect(plan.failure).toEqual({
      message: expect.stringMatching(/throttling .* for 0\.1 minutes$/),
      remedy: expect.stringMatching(/Find out who else.*Then plan again\.$/),
    });
  });
});
