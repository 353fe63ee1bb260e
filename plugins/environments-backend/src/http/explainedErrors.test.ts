import { mockServices } from '@backstage/backend-test-utils';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';
import { type CallName, Control } from '../__testUtils__/faults/control';
import { explainedErrors } from './explainedErrors';

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

describe('a page that needs a database which refuses', () => {
  const logger = mockServices.logger.mock();
  const refused = Object.assign(new Error('column "stage" does not exist'), {
    code: '42703',
  });

  it('says who finds more, who then finds it, and nothing else', async () => {
    const app = express();
    app.get('/plans', () => {
      throw refused;
    });
    app.use(explainedErrors(logger));
    const answers: ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(503).json({ message: error.message });
    };
    app.use(answers);
    const { body } = await request(app).get('/plans');
    expect(body.message).toBe(
      "The portal's own database has failed (42703). Those who run the portal find more in its log and in that of the database.",
    );
    expect(logger.error).toHaveBeenCalledWith('GET /plans has failed', refused);
  });
});
