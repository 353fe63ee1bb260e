import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startSimulator } from '@quarterdeck/test-support';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { OpenAPIV3_1 } from 'openapi-types';
import request from 'supertest';
import serviceHealthPlugin from '..';
import { environmentEntity } from '../__testUtils__/environmentEntity';
import { simulatorControl } from '../__testUtils__/simulatorControl';
import { ownedBy } from '../__testUtils__/startActionsPortal';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';
import { openApiDocument } from './openApiDocument';

jest.setTimeout(120_000);

const document: OpenAPIV3_1.Document = JSON.parse(
  JSON.stringify(openApiDocument()),
);

const BASE = '/api/service-health';
const HEALTH = '/entities/{kind}/{namespace}/{name}';
/** One that is in trouble: its answers have the most in them. */
const ILL = '/entities/resource/default/checkout-production';
/** Metrics of today are remembered. */
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();
const SERVICE =
  'arn:aws:ecs:us-east-1:123456789012:service/checkout-production/checkout-production-service';

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let portal: ReturnType<typeof request>;
let collect: () => Promise<void>;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  control = simulatorControl(aws.url);
  const entity = await environmentEntity(aws.url, 'checkout-production');
  const tasks = new Map<string, () => Promise<void>>();
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalogServiceMock.factory({
        entities: [
          ownedBy(mockCredentials.user().principal.userEntityRef, entity),
        ],
      }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.scheduler.mock({
        async scheduleTask({ id, fn }) {
          const run = async () => fn(new AbortController().signal);
          tasks.set(id, run);
          await run();
        },
      }).factory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          aws: {
            accounts: [
              {
                accountId: '123456789012',
                accessKeyId: '123456789012',
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: { aws: { endpoint: aws.url } },
          serviceHealth: {
            actions: { enabled: ['set-desired-count', 'mute-alarm'] },
            readings: { freshSeconds: 0.001, retrySeconds: 0.001 },
            history: { collectSeconds: 0.001 },
          },
        },
      }),
    ],
  });
  portal = request(server);
  collect = async () => tasks.get('service-health-collect-history')?.();
});

afterEach(() => control.mend());

afterAll(async () => {
  await dropDatabases();
  await aws?.stop();
});

it.each<[string, string]>([
  ['/fleet', '/fleet'],
  [HEALTH, ILL],
  [`${HEALTH}/metrics`, `${ILL}/metrics`],
  [`${HEALTH}/history`, `${ILL}/history`],
  [`${HEALTH}/actions`, `${ILL}/actions`],
  ['/operations', '/operations'],
])('GET %s answers as described', async (route, url) => {
  const { status, body } = await portal.get(`${BASE}${url}`);
  expect(status).toBe(200);
  expectDescribed(document.paths?.[route]?.get, 200, body);
});

it('answers as described while AWS refuses everything', async () => {
  await control.break({ kind: 'access-denied' });
  await collect();
  for (const [route, url] of [
    [HEALTH, ILL],
    [`${HEALTH}/metrics`, `${ILL}/metrics?end=${YESTERDAY}`],
    [`${HEALTH}/history`, `${ILL}/history`],
  ]) {
    const { body } = await portal.get(`${BASE}${url}`);
    expectDescribed(document.paths?.[route]?.get, 200, body);
    expect(JSON.stringify(body).includes('"access-denied"')).toBe(true);
  }
});

it('answers as described to what it does, and to what it refuses', async () => {
  const route = `${HEALTH}/actions/{id}`;
  const take = (body: object) =>
    portal.post(`${BASE}${ILL}/actions/set-desired-count`).send(body);
  const order = {
    target: SERVICE,
    reason: 'More people come than we thought',
    desiredCount: 3,
  };
  const post = document.paths?.[route]?.post;
  const done = await take(order);
  expectDescribed(post, 200, done.body);
  const refused = await take({ ...order, desiredCount: -1 });
  expect(refused.status).toBe(400);
  expectDescribed(post, 400, refused.body);

  const body = post?.requestBody;
  if (!body || '$ref' in body) throw new Error('It describes no body');
  const valid = validator(body.content['application/json'].schema);
  expect(valid(order)).toBe(true);
  expect(valid({ ...order, reason: 'because' })).toBe(false);
});

it('answers whoever has signed in with the document', async () => {
  const { body } = await portal.get(`${BASE}/openapi.json`);
  expect(body).toEqual(document);
  const { status } = await portal
    .get(`${BASE}/openapi.json`)
    .set('Authorization', mockCredentials.none.header());
  expect(status).toBe(401);
});

/** All that is described, and nothing that is not. */
function expectDescribed(
  operation: OpenAPIV3_1.OperationObject | undefined,
  status: number,
  body: unknown,
) {
  const response = operation?.responses?.[status];
  if (!response || '$ref' in response) throw new Error('It is not described');
  const validate = validator(response.content?.['application/json'].schema);
  validate(body);
  expect(validate.errors).toBeNull();
}

const ajv = addFormats(new Ajv({ allErrors: true }));
ajv.addVocabulary(['components']);
ajv.addSchema(
  { $id: 'document', components: closed(document.components) },
  'document',
);

function validator(schema: object | undefined) {
  if (!schema || !('$ref' in schema)) throw new Error('It has no schema');
  const validate = ajv.getSchema(`document${schema.$ref}`);
  if (!validate) throw new Error(`There is no ${schema.$ref}`);
  return validate;
}

/** The same schemas, which forbid what they do not describe. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.fromEntries(
    Object.entries(schema).map(([name, member]) => [name, closed(member)]),
  );
  return 'properties' in members && members.type === 'object'
    ? { additionalProperties: false, ...members }
    : members;
}
