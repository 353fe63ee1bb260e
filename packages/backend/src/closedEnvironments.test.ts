import {
  type AddressRanges,
  environmentsDeployPermission,
  type Plan,
  planResourceRef,
} from '@quarterdeck/plugin-environments-common';
import { startSimulator } from '@quarterdeck/test-support';
import {
  ACCOUNT_ID,
  CHECKOUT,
  environmentsOf,
  OTHERS,
  PLACE,
  REGION,
  type Spec,
  specOf,
  STOREFRONT,
  TEAMS,
} from './__testUtils__/environments';
import type { Person } from './__testUtils__/people';
import { startPolicedPortal } from './__testUtils__/startPolicedPortal';

jest.setTimeout(180_000);

const OTHERS_STAGING = 'shop-staging';

let aws: Awaited<ReturnType<typeof startSimulator>>;
let closed: Awaited<ReturnType<typeof startPolicedPortal>>;
let environments: ReturnType<typeof environmentsOf>;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  closed = await startPolicedPortal({
    endpoint: aws.url,
    entities: [],
    rules: {
      'environments.read': {
        production: ['owner', 'operators'],
        default: 'owner',
      },
      'environments.plan': {
        production: ['operators', 'approvers'],
        default: 'owner',
      },
      'environments.deploy': { production: 'operators' },
      'environments.approve': { production: 'approvers', default: 'owner' },
      'environments.destroy': { production: 'operators' },
    },
  });
  environments = environmentsOf(closed);
});

afterAll(async () => {
  await closed?.stop();
  await aws?.stop();
});

type Answer = Promise<{ status: number }>;

describe('an environment of a closed portal', () => {
  /** What is planned, by whom, and who sees it besides administrators. */
  const PLANS: [Person, Spec, Person[]][] = [
    ['mia', specOf('cart', 'staging', CHECKOUT), ['mia']],
    ['otto', specOf('till', 'production', CHECKOUT), ['mia', 'otto', 'tina']],
    ['sam', specOf('toy', 'staging', 'user:default/sam'), ['sam']],
    ['ada', specOf('desk', 'staging', STOREFRONT), []],
    ['ada', specOf('vault', 'production', STOREFRONT), ['otto', 'tina']],
  ];
  const EVERYBODY: Person[] = ['olga', 'mia', 'sam', 'otto', 'tina', 'ada'];
  const idOf = ({ name, stage }: Spec) => `${name}-${stage}`;
  const ids = new Map<string, string>();
  const planOf = (environmentId: string) =>
    `/environments/plans/${ids.get(environmentId)}`;
  const statuses = (people: Person[], ask: (person: Person) => Answer) =>
    Promise.all(people.map(async person => (await ask(person)).status));

  it.each<[Person, string, string, boolean]>([
    ['mia', 'production', CHECKOUT, false],
    ['mia', 'staging', STOREFRONT, false],
    ['sam', 'staging', CHECKOUT, false],
    ['sam', 'production', 'user:default/sam', false],
    ['otto', 'staging', CHECKOUT, false],
    ['tina', 'staging', STOREFRONT, false],
    ['tina', 'production', CHECKOUT, true],
  ])(
    'is planned by %s, in %s, for %s: %s',
    async (person, stage, owner, isAllowed) => {
      const spec = specOf('asked', stage, owner);
      const requestId = [person, stage, owner].join();
      const { status, text } = await environments.plan(person, spec, requestId);
      const saysWhy = text.includes(
        `environments.plan for asked-${stage} (stage ${stage}, owner ${owner})`,
      );
      expect({ status, saysWhy }).toEqual({
        status: isAllowed ? 201 : 403,
        saysWhy: !isAllowed,
      });
    },
  );

  it('a plan is seen by who may see the environment, and by who asked for it', async () => {
    for (const [person, spec] of PLANS) {
      const { status, body } = await environments.plan(person, spec, spec.name);
      expect({ status, body }).toMatchObject({ status: 201 });
      ids.set(idOf(spec), body.id);
    }
    const seenBy = (spec: Spec) =>
      statuses(EVERYBODY, person => closed.as(person).get(planOf(idOf(spec))));
    for (const [, spec, seers] of PLANS) {
      expect({ spec, seen: await seenBy(spec) }).toEqual({
        spec,
        seen: EVERYBODY.map(person =>
          person === 'ada' || seers.includes(person) ? 200 : 404,
        ),
      });
    }
  });

  it.each(EVERYBODY)('a list of plans has what %s may see', async person => {
    const { body } = await closed
      .as(person)
      .get('/environments/plans?limit=100&pending=true');
    const listed: string[] = body.items
      .map((item: Plan) => item.environmentId)
      .filter((id: string) => !id.startsWith('asked-'));
    expect(listed.sort()).toEqual(
      PLANS.filter(([, , seers]) => person === 'ada' || seers.includes(person))
        .map(([, spec]) => idOf(spec))
        .sort(),
    );
  });

  it('a limit counts what is seen', async () => {
    // Two of others are newer.
    const { body } = await closed.as('sam').get('/environments/plans?limit=1');
    expect(body.items).toMatchObject([{ environmentId: 'toy-staging' }]);
    const others = await closed
      .as('sam')
      .get('/environments/plans?environmentId=desk-staging');
    expect(others.body).toEqual({ items: [] });
  });

  it.each(EVERYBODY)('page by page %s sees the same', async person => {
    const list = async (query: object) =>
      (
        await closed
          .as(person)
          .get('/environments/plans')
          .query({ pending: true, ...query })
      ).body;
    const paged: Plan[] = [];
    let before: string | undefined;
    do {
      const page = await list({ limit: 1, before });
      paged.push(...page.items);
      before = page.next;
    } while (before);
    expect(paged).toEqual((await list({ limit: 100 })).items);
  });

  it('no page begins at what one does not see', async () => {
    expect(
      await statuses(['mia', 'sam'], person =>
        closed
          .as(person)
          .get(`/environments/plans?before=${ids.get('cart-staging')}`),
      ),
    ).toEqual([200, 404]);
    const { status } = await closed
      .as('ada')
      .get('/environments/plans?before=yesterday');
    expect(status).toBe(400);
  });

  it('a page knows what may be done with what is not there yet', async () => {
    const mayDeploy = async (person: Person, environmentId: string) => {
      const { body } = await closed.as(person).post('/permission/authorize', {
        items: [
          {
            id: '1',
            permission: environmentsDeployPermission,
            resourceRef: planResourceRef({ id: ids.get(environmentId) ?? '' }),
          },
        ],
      });
      return body.items[0].result;
    };
    expect(await mayDeploy('mia', 'cart-staging')).toBe('ALLOW');
    expect(await mayDeploy('mia', 'till-production')).toBe('DENY');
    expect(await mayDeploy('otto', 'till-production')).toBe('ALLOW');
    expect(await mayDeploy('sam', 'cart-staging')).toBe('DENY');
  });

  it('a plan of production goes from operators to approvers and back', async () => {
    const planned = await environments.untilPlanned(
      'otto',
      ids.get('till-production') ?? '',
    );
    expect(planned.status).toBe('awaiting-approval');
    const approve = (person: Person) => environments.approve(person, planned);
    const byPlan = (person: Person) =>
      environments.deploy(person, { planId: planned.id }, `${person} by plan`);
    expect(await statuses(['sam', 'mia'], approve)).toEqual([404, 403]);
    expect((await approve('tina')).status).toBe(200);
    expect(await statuses(['sam', 'mia'], byPlan)).toEqual([404, 403]);
    const { status, body } = await byPlan('otto');
    expect({ status, body }).toMatchObject({ status: 201 });

    const events = (person: Person) =>
      closed.as(person).get(`/environments/deployments/${body.id}/events`);
    expect(await statuses(EVERYBODY, events)).toEqual([
      404, 200, 404, 200, 200, 200,
    ]);
  });

  it('a deployment is not there for a stranger', async () => {
    const { body } = await environments.deploy(
      'mia',
      { spec: specOf('cart', 'staging', CHECKOUT) },
      'cart of mia',
    );
    const path = `/environments/deployments/${body.id}`;
    const same = specOf('cart', 'staging', 'user:default/sam');
    const second = await environments.deploy('sam', { spec: same }, 'spy too');
    expect(second.status).toBe(409);
    expect(second.text).not.toMatch(/user:default\/mia|group:default/);
    for (const person of ['sam', 'otto', 'tina'] as const) {
      const { get, post } = closed.as(person);
      const answers = [
        await get(path),
        await get(`${path}/events`),
        await post(`${path}/cancel`, {}),
        await post(`${path}/retry`, { requestId: `${person} retries` }),
      ];
      for (const { status, text } of answers) {
        expect({ person, status }).toEqual({ person, status: 404 });
        expect(text).toContain(`There is no deployment ${body.id}`);
        expect(text).not.toContain('cart');
      }
      const { text } = await get('/environments/deployments?limit=100');
      expect(text).not.toContain('cart-staging');
    }
    const own = await closed.as('mia').get('/environments/deployments?limit=1');
    expect(own.body.items).toMatchObject([{ environmentId: 'cart-staging' }]);
    const cancelled = await closed.as('mia').post(`${path}/cancel`, {});
    expect(cancelled.status).toBe(200);
  });

  it.each<[Person, string, number]>([
    ['mia', TEAMS, 200],
    ['mia', OTHERS, 404],
    ['sam', TEAMS, 404],
    ['olga', OTHERS_STAGING, 404],
    ['otto', OTHERS, 200],
    ['otto', OTHERS_STAGING, 404],
    ['tina', TEAMS, 200],
    ['tina', OTHERS_STAGING, 404],
    ['ada', OTHERS_STAGING, 200],
    ['ada', OTHERS, 200],
  ])(
    'the report on an environment: %s, %s, %d',
    async (person, id, expected) => {
      for (const part of [
        '',
        '/spec',
        '/drift',
        '/destroy',
        '/stacks/network/resources',
      ]) {
        const { status, text } = await environments.report(person, id, part);
        const leaks =
          status !== 200 && /arn:aws|group:default\/(check|store)/.test(text);
        expect({ part, status, leaks }).toEqual({
          part,
          status: expected,
          leaks: false,
        });
      }
    },
  );

  it('others’ specification is not read by planning under their name', async () => {
    const spec = specOf('shop', 'staging', 'user:default/sam');
    const { body } = await environments.plan('sam', spec, 'spy');
    const planned = await environments.untilPlanned('sam', body.id);
    expect(planned).toMatchObject({ status: 'blocked', stacks: [] });
    expect(planned).not.toHaveProperty('currentSpec');
    expect(planned.price).not.toHaveProperty('beforeUsd');
  });

  it('others’ names are taken by nobody knows whom, but who sees them', async () => {
    const ask = async (person: Person) =>
      (
        await closed.as(person).get('/environments/availability').query({
          environmentId: OTHERS_STAGING,
          accountId: ACCOUNT_ID,
          region: REGION,
          owner: 'user:default/sam',
        })
      ).body;
    expect(await ask('sam')).toEqual({
      available: false,
      exists: true,
      reason: `The name ${OTHERS_STAGING} is taken by an environment that you may not see, in account ${ACCOUNT_ID}, ${REGION}. Choose another name.`,
    });
    expect((await ask('ada')).reason).toContain(
      `is taken: ${STOREFRONT} has an environment of that name in account`,
    );
  });

  it('the finding of a plan says the same, to whoever reads it', async () => {
    const findings = async (person: Person) => {
      const { body } = await closed
        .as(person)
        .get('/environments/plans')
        .query({ environmentId: OTHERS_STAGING, requestId: 'spy' });
      return JSON.stringify(body.items[0].preflight);
    };
    const hidden = await findings('sam');
    expect(hidden).toContain('taken by an environment that you may not see');
    expect(hidden).not.toContain(STOREFRONT);
    expect(hidden).not.toContain(OTHERS);
    expect(hidden).not.toContain('mentions');
    expect(await findings('ada')).toContain(STOREFRONT);
  });

  it('others’ networks have no name, but for who sees them', async () => {
    const networks = async (person: Person): Promise<AddressRanges> =>
      (
        await closed.as(person).get('/environments/addresses').query({
          environmentId: 'new-staging',
          accountId: ACCOUNT_ID,
          region: REGION,
          cidr: '10.0.0.0/8',
        })
      ).body;
    const names = async (person: Person) =>
      (await networks(person)).overlaps.flatMap(
        ({ environmentId }) => environmentId ?? [],
      );
    expect(await names('ada')).toEqual(
      expect.arrayContaining([OTHERS_STAGING, OTHERS, TEAMS]),
    );
    const seenByMia = await names('mia');
    expect(seenByMia).toContain(TEAMS);
    expect(seenByMia).not.toContain(OTHERS);
    expect(seenByMia).not.toContain(OTHERS_STAGING);
    expect(await names('sam')).toEqual([]);
    const { overlaps } = await networks('sam');
    expect(overlaps).toHaveLength((await networks('ada')).overlaps.length);
  });

  it.each<[Person, string, number]>([
    ['sam', TEAMS, 404],
    ['mia', TEAMS, 403],
    ['otto', OTHERS_STAGING, 404],
    ['otto', TEAMS, 202],
  ])('drift is looked for: %s, %s, %d', async (person, id, expected) => {
    const { status, body } = await closed
      .as(person)
      .post(`/environments/environments/${PLACE}/${id}/drift`, {});
    expect({ status, body }).toMatchObject({ status: expected });
  });

  it.each<[Person, string, number]>([
    ['sam', TEAMS, 404],
    ['mia', TEAMS, 403],
    ['tina', TEAMS, 403],
    ['otto', OTHERS_STAGING, 404],
    ['otto', 'accounts-production', 201],
  ])('is taken down: %s, %s, %d', async (person, name, expected) => {
    const { status, body } = await environments.destroy(person, name);
    expect({ status, body }).toMatchObject({ status: expected });
  });
});
