import { setTimeout as delay } from 'node:timers/promises';
import type { Person } from './people';
import type { startPolicedPortal } from './startPolicedPortal';

export const ACCOUNT_ID = '123456789012';
export const REGION = 'us-east-1';

/** Who may be with whom about environments: places, teams, what is there. */
export const PLACE = `${ACCOUNT_ID}/${REGION}`;
/** Mia's team. */
export const CHECKOUT = 'group:default/checkout';
export const STOREFRONT = 'group:default/storefront';
/** Of Mia's team. */
export const TEAMS = 'checkout-production';
/** Of another team. */
export const OTHERS = 'shop-production';

type Portal = Awaited<ReturnType<typeof startPolicedPortal>>;

export const specOf = (name: string, stage: string, owner: string) => ({
  name,
  stage,
  owner,
  accountId: ACCOUNT_ID,
  region: REGION,
});

export type Spec = ReturnType<typeof specOf>;

/** What people ask of the environments of a portal. */
export function environmentsOf(portal: Portal) {
  const planPath = (id: string) => `/environments/plans/${id}`;
  return {
    plan: (person: Person, spec: Spec, requestId: string) =>
      portal.as(person).post('/environments/plans', { spec, requestId }),

    approve: (person: Person, { id, digest }: { id: string; digest: string }) =>
      portal.as(person).post(`${planPath(id)}/approve`, { digest }),

    deploy: (person: Person, body: object, requestId: string) =>
      portal
        .as(person)
        .post('/environments/deployments', { ...body, requestId }),

    report: (person: Person, name: string, part = '') =>
      portal
        .as(person)
        .get(`/environments/environments/${PLACE}/${name}${part}`),

    destroy: (person: Person, name: string) =>
      portal
        .as(person)
        .post(`/environments/environments/${PLACE}/${name}/destroy`, {
          confirmation: name,
          requestId: `${person} destroys ${name}`,
          finalSnapshot: false,
        }),

    async untilPlanned(person: Person, id: string) {
      const deadline = Date.now() + 90_000;
      for (;;) {
        const { body } = await portal.as(person).get(planPath(id));
        if (body.status !== 'planning') return body;
        if (Date.now() > deadline) throw new Error('There is still no plan');
        await delay(500);
      }
    },
  };
}
