import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import { startSimulator } from '@quarterdeck/test-support';
import type { Person } from './__testUtils__/people';
import { startPolicedPortal } from './__testUtils__/startPolicedPortal';

jest.setTimeout(400_000);

const ACCOUNT_ID = '123456789012';
const PLACE = `${ACCOUNT_ID}/us-east-1`;
const TEAMS = 'checkout-production';
const OTHERS = 'shop-production';
const HERS = 'mail';
const serviceOf = (environment: string) =>
  `arn:aws:ecs:us-east-1:${ACCOUNT_ID}:service/${environment}/${environment}-service`;

/** Olga's: a component that points at what an environment has. */
const mail: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: HERS,
    annotations: {
      'backstage.io/managed-by-location': 'url:http://test',
      'backstage.io/managed-by-origin-location': 'url:http://test',
      'aws.amazon.com/amazon-ecs-service-arn': serviceOf('search-production'),
      'aws.amazon.com/amazon-cloudwatch-log-groups': '/ecs/search-production',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'user:olga' },
};

const REF = {
  [TEAMS]: `resource/default/${TEAMS}`,
  [OTHERS]: `resource/default/${OTHERS}`,
  [HERS]: `component/default/${HERS}`,
};
const ALL = 6;

type Portal = Awaited<ReturnType<typeof startPolicedPortal>>;

let aws: Awaited<ReturnType<typeof startSimulator>>;
let open: Portal;
let closed: Portal;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  const options = { endpoint: aws.url, entities: [mail] };
  open = await startPolicedPortal(options);
  closed = await startPolicedPortal({
    ...options,
    rules: {
      'catalog.entity.read': 'owner',
      'log-queries.read': 'operators',
      'log-queries.run': 'operators',
      'log-queries.entity.read': 'owner',
      'log-queries.entity.run': 'owner',
    },
  });
  await Promise.all([open, closed].map(untilFleetIsRead));
});

afterAll(async () => {
  await open?.stop();
  await closed?.stop();
  await aws?.stop();
});

/** Until the catalog has found the environments, and the fleet has read them. */
async function untilFleetIsRead(portal: Portal) {
  const deadline = Date.now() + 180_000;
  for (;;) {
    const { body } = await portal.as('ada').get('/service-health/fleet');
    const rows: Fleet['rows'] = body.rows ?? [];
    if (rows.length === ALL && rows.every(({ at }) => at)) return;
    if (Date.now() > deadline) {
      throw new Error(`The fleet is but ${JSON.stringify(body)}`);
    }
    await delay(500);
  }
}

const fleetOf = async (portal: Portal, person: Person): Promise<string[]> => {
  const { body } = await portal.as(person).get('/service-health/fleet');
  return body.rows.map(({ title }: Fleet['rows'][number]) => title).sort();
};

describe('the fleet', () => {
  it('is seen by whoever has signed in', async () => {
    expect(await fleetOf(open, 'sam')).toHaveLength(ALL);
  });

  it.each<[Person, string[]]>([
    ['olga', [HERS]],
    ['mia', [TEAMS]],
    ['sam', []],
  ])('of a closed portal is for %s %j', async (person, titles) => {
    expect(await fleetOf(closed, person)).toEqual(titles);
    const { text } = await closed.as(person).get('/service-health/fleet');
    expect(text).not.toContain(OTHERS);
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['at', 'rows']);
  });

  it('of a closed portal is all there for an administrator', async () => {
    expect(await fleetOf(closed, 'ada')).toHaveLength(ALL);
  });
});

describe('the health of an entity', () => {
  it.each<[Person, keyof typeof REF, number]>([
    ['olga', HERS, 200],
    ['mia', TEAMS, 200],
    ['mia', HERS, 404],
    ['mia', OTHERS, 404],
    ['sam', TEAMS, 404],
    ['ada', TEAMS, 200],
  ])('in a closed portal: %s, %s, %d', async (person, name, expected) => {
    for (const part of ['', '/metrics', '/history', '/actions']) {
      const { status, text } = await closed
        .as(person)
        .get(`/service-health/entities/${REF[name]}${part}`);
      // Whoever may not see an entity learns nothing of what it points at.
      const leaks = status !== 200 && text.includes('arn:aws');
      expect({ part, status, leaks }).toEqual({
        part,
        status: expected,
        leaks: false,
      });
    }
  });
});

describe('an action on a service', () => {
  const take = (person: Person, name: typeof TEAMS | typeof HERS) =>
    open
      .as(person)
      .post(`/service-health/entities/${REF[name]}/actions/set-desired-count`, {
        target: serviceOf(name === HERS ? 'search-production' : name),
        reason: 'It is as many as there are already',
        desiredCount: 2,
      });

  it.each<[Person, typeof TEAMS | typeof HERS]>([
    ['olga', HERS],
    ['mia', TEAMS],
  ])('is taken by its owner: %s, %s', async (person, name) => {
    const { status, body } = await take(person, name);
    expect(body).toMatchObject({ message: expect.any(String) });
    expect(status).toBe(200);
    const offers = await open
      .as(person)
      .get(`/service-health/entities/${REF[name]}/actions`);
    expect(offers.body).toEqual([
      { id: 'set-desired-count', target: expect.any(String) },
    ]);
  });

  it.each<[Person, typeof TEAMS | typeof HERS, RegExp]>([
    ['mia', HERS, /lack the permission service-health.set-desired-count/],
    ['sam', TEAMS, /lack the permission service-health.set-desired-count/],
    ['otto', TEAMS, /lack the permission service-health.set-desired-count/],
    // Whatever the policy says, as the documentation has it.
    ['ada', TEAMS, /Only its owner may: group:default\/checkout/],
  ])('is not taken by %s, of %s', async (person, name, message) => {
    const { status, body } = await take(person, name);
    expect(status).toBe(403);
    expect(body.error.message).toMatch(message);
  });

  it('is not even offered to a stranger', async () => {
    const { body } = await open
      .as('sam')
      .get(`/service-health/entities/${REF[TEAMS]}/actions`);
    expect(body).toEqual([]);
  });
});

describe('a saved query', () => {
  const ENTITY = `resource:default/${TEAMS}`;
  const save = (person: Person, name: string, entityRef?: string) =>
    open.as(person).post('/log-queries/queries', {
      name,
      queryString: 'fields @timestamp, @message | limit 20',
      accountId: ACCOUNT_ID,
      region: 'us-east-1',
      ...(entityRef && { entityRef }),
    });
  const remove = (
    person: Person,
    { id, version }: { id: string; version: string },
  ) =>
    open
      .as(person)
      .delete(
        `/log-queries/queries/${PLACE}/${id}?version=${version}&entityRef=${ENTITY}`,
      );

  it("is saved in an entity's folder by its owner, and deleted", async () => {
    const { status, body } = await save('mia', `${TEAMS}/Mine`, ENTITY);
    expect({ status, body }).toMatchObject({ status: 201 });
    const foreign = await remove('sam', body);
    expect(foreign.status).toBe(403);
    expect((await remove('mia', body)).status).toBe(204);
  });

  it.each<[Person, string, string | undefined, number]>([
    ['sam', `${TEAMS}/Not mine`, ENTITY, 403],
    ['sam', 'shared/Everybody', undefined, 403],
    // It is not in the folder of her entity.
    ['mia', `${OTHERS}/Not mine`, ENTITY, 403],
    ['mia', 'shared/Everybody', undefined, 403],
    ['otto', 'shared/Of the operators', undefined, 201],
    ['ada', `${TEAMS}/Of an administrator`, ENTITY, 201],
  ])('by %s as %s: %s %d', async (person, name, entityRef, expected) => {
    const { status, body } = await save(person, name, entityRef);
    expect({ status, body }).toMatchObject({ status: expected });
  });

  it('is seen in a closed portal by the owner, and by no stranger', async () => {
    const names = async (person: Person) => {
      const { status, body } = await closed
        .as(person)
        .get('/log-queries/queries');
      return status === 200
        ? body.queries.map(({ name }: { name: string }) => name)
        : status;
    };
    const hers: string[] = await names('mia');
    expect(hers).toContain(`${TEAMS}/Find errors`);
    expect(hers.filter(name => !name.startsWith(`${TEAMS}/`))).toEqual([]);
    expect(await names('sam')).toBe(403);
    expect(await names('ada')).toContain(`${OTHERS}/Find errors`);
  });

  it.each<[Person, string, number]>([
    ['mia', TEAMS, 201],
    ['mia', OTHERS, 404],
    ['sam', TEAMS, 404],
    ['ada', TEAMS, 201],
  ])(
    'is run in a closed portal: %s, %s, %d',
    async (person, name, expected) => {
      const { status, body } = await closed
        .as(person)
        .post('/log-queries/runs', {
          queryString: 'fields @timestamp | limit 1',
          range: { type: 'relative', lastMinutes: 15 },
          accountId: ACCOUNT_ID,
          region: 'us-east-1',
          entityRef: `resource:default/${name}`,
        });
      expect({ status, body }).toMatchObject({ status: expected });
      if (status !== 201) return;
      const path = `/log-queries/runs/${body.id}`;
      expect((await closed.as('mia').get(path)).status).toBe(200);
      expect((await closed.as('sam').get(path)).status).toBe(403);
    },
  );

  it('does not run over the logs of others by naming an entity of one’s own', async () => {
    const { status } = await closed.as('mia').post('/log-queries/runs', {
      queryString: 'fields @timestamp | limit 1',
      range: { type: 'relative', lastMinutes: 15 },
      accountId: ACCOUNT_ID,
      region: 'us-east-1',
      logGroupNames: [`/ecs/${OTHERS}`],
      entityRef: ENTITY,
    });
    expect(status).toBe(403);
  });
});
