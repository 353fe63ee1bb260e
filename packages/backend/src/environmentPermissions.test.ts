import { startSimulator } from '@quarterdeck/test-support';
import {
  CHECKOUT,
  environmentsOf,
  OTHERS,
  specOf,
  TEAMS,
} from './__testUtils__/environments';
import type { Person } from './__testUtils__/people';
import { startPolicedPortal } from './__testUtils__/startPolicedPortal';

jest.setTimeout(180_000);

let aws: Awaited<ReturnType<typeof startSimulator>>;
let portal: Awaited<ReturnType<typeof startPolicedPortal>>;
let environments: ReturnType<typeof environmentsOf>;

beforeAll(async () => {
  aws = await startSimulator({ environments: 'demo' });
  portal = await startPolicedPortal({ endpoint: aws.url, entities: [] });
  environments = environmentsOf(portal);
});

afterAll(async () => {
  await portal?.stop();
  await aws?.stop();
});

describe('an environment', () => {
  it.each<[Person, string, number, RegExp]>([
    ['sam', CHECKOUT, 403, /environments.deploy for new-stag/],
    ['ada', CHECKOUT, 201, /new-staging/],
    ['sam', 'user:default/sam', 409, /./],
  ])(
    'that the catalog has not yet is deployed by %s for %s: %d',
    async (person, owner, expected, message) => {
      const { status, text } = await environments.deploy(
        person,
        { spec: specOf('new', 'staging', owner) },
        `${person} for ${owner}`,
      );
      expect({ status, text }).toEqual({
        status: expected,
        text: expect.stringMatching(message),
      });
    },
  );

  it('is deployed by a member of the team that is to own it', async () => {
    const { status, body } = await environments.deploy(
      'mia',
      { spec: specOf('cart', 'staging', CHECKOUT) },
      'cart',
    );
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { environmentId: 'cart-staging', requestedBy: 'user:default/mia' },
    });
    for (const [person, expected] of [
      ['sam', 403],
      ['mia', 200],
    ] as const) {
      const cancelled = await portal
        .as(person)
        .post(`/environments/deployments/${body.id}/cancel`, {});
      expect({ person, status: cancelled.status }).toEqual({
        person,
        status: expected,
      });
    }
  });

  it('that others own is not taken over by naming oneself', async () => {
    const spec = specOf('shop', 'staging', 'user:default/sam');
    const { status, body } = await environments.deploy(
      'sam',
      { spec },
      'takeover',
    );
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/group:default\/storefront has an env/);
  });

  it('of production is planned by anybody, approved by an approver, deployed by its owner', async () => {
    const spec = specOf('till', 'production', CHECKOUT);
    const unplanned = await environments.deploy('mia', { spec }, 'unplanned');
    expect(unplanned.status).toBe(403);
    expect(unplanned.body.error.message).toMatch(/Plan it first/);

    const asked = await environments.plan('sam', spec, 'plan');
    expect({ ...asked.body, status: asked.status }).toMatchObject({
      status: 201,
    });
    const planned = await environments.untilPlanned('sam', asked.body.id);
    expect(planned.status).toBe('awaiting-approval');

    const decide = (person: Person) => environments.approve(person, planned);
    for (const person of ['sam', 'mia', 'otto'] as const) {
      const { status, body } = await decide(person);
      expect({ person, status }).toEqual({ person, status: 403 });
      expect(body.error.message).toContain('environments.approve');
    }
    expect((await decide('tina')).status).toBe(200);

    const byPlan = (person: Person) =>
      environments.deploy(person, { planId: planned.id }, `${person} by plan`);
    expect((await byPlan('sam')).status).toBe(403);
    expect((await byPlan('mia')).status).toBe(201);
  });

  it.each<[Person, string, number]>([
    ['sam', TEAMS, 403],
    ['otto', TEAMS, 403],
    ['mia', OTHERS, 403],
    ['mia', TEAMS, 201],
    ['ada', OTHERS, 201],
  ])('is taken down by %s: %s, %d', async (person, name, expected) => {
    const { status, body } = await environments.destroy(person, name);
    expect({ status, body }).toMatchObject({ status: expected });
  });
});
