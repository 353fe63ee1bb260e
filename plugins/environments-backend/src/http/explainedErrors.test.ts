import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';
import { type CallName, Control } from '../__testUtils__/faults/control';

jest.setTimeout(120_000);

const place = `${ACCOUNT_ID}/${REGION}`;
const where = `accountId=${ACCOUNT_ID}&region=${REGION}&environmentId=shop-staging`;
const spec = {
  name: 'shop',
  stage: 'staging',
  owner: 'group:default/shop',
  accountId: ACCOUNT_ID,
  region: REGION,
};

describe('a page that needs AWS at once', () => {
  let backend: TestBackend;
  let end: () => Promise<number>;

  const failing = async (
    call: CallName,
    kind: 'access-denied' | 'throttle',
  ) => {
    end = await new Control(backend.world).begin({
      call,
      kind,
      account: ACCOUNT_ID,
      after: 0,
      isLasting: true,
    });
  };

  beforeAll(async () => {
    backend = await startBackend({ delegation: { check: false } });
  });

  afterEach(() => end());
  afterAll(() => backend?.stop());

  it.each([
    ['GET', `/availability?${where}`],
    ['GET', `/environments/${place}/shop-staging/spec`],
    ['GET', `/environments/${place}/shop-staging/destroy`],
    ['POST', `/environments/${place}/shop-staging/drift`],
    ['POST', `/environments/${place}/shop-staging/destroy`],
    ['POST', '/deployments'],
  ])('says what the portal lacks: %s %s', async (method, path) => {
    await failing('cloudformation:DescribeStacks', 'access-denied');
    const body = {
      spec,
      requestId: 'denied',
      confirmation: 'shop-staging',
      finalSnapshot: true,
    };
    const answer = await (method === 'GET'
      ? backend.get(path)
      : backend.post(path, body));
    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toMatch(
      /not authorized to perform: cloudformation:DescribeStacks.*Allow cloudformation:DescribeStacks in the policy of the portal's role\.$/,
    );
  });

  it('promises nothing that it does not do', async () => {
    await failing('ec2:DescribeVpcs', 'throttle');
    const { body, status } = await backend.get(
      `/addresses?${where}&cidr=10.0.0.0/16`,
    );
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/throttling.*Find out who else asks/);
  });
});
