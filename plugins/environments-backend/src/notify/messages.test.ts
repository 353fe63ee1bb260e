import type { Plan } from '@quarterdeck/plugin-environments-common';
import type { DeploymentRow } from '../store/rows';
import {
  decisionMessage,
  endMessage,
  expiryMessage,
  planMessage,
} from './messages';

const plan = (changes: object) =>
  ({
    id: 'p1',
    environmentId: 'shop-production',
    requestedBy: 'user:default/ada',
    spec: { owner: 'group:default/shop' },
    status: 'awaiting-approval',
    approval: {
      isRequired: true,
      reasons: [{ rule: 'stage', message: 'Production needs approval.' }],
    },
    ...changes,
  } as unknown as Plan);

const deployment = (changes: object = {}) =>
  ({
    id: 'd1',
    kind: 'deploy',
    environment_id: 'shop-production',
    requested_by: 'user:default/ada',
    spec: { owner: 'group:default/shop' },
    ...changes,
  } as unknown as DeploymentRow);

const bothOfThem = ['user:default/ada', 'group:default/shop'];

it('asks for approval, with the reasons and the way to the plan', () => {
  expect(planMessage(plan({}))).toEqual({
    recipients: bothOfThem,
    payload: expect.objectContaining({
      title: 'shop-production: the plan needs approval',
      description: 'Production needs approval.',
      link: '/environments/plans/p1',
    }),
  });
  expect(planMessage(plan({ status: 'ready' }))).toBeUndefined();
});

it('says who has decided, and takes the place of the question', () => {
  const decision = {
    verdict: 'rejected',
    by: 'user:default/bob',
    comment: 'Not on a Friday',
  };
  expect(decisionMessage(plan({ approval: { decision } }))?.payload).toEqual(
    expect.objectContaining({
      title: 'shop-production: the plan was rejected',
      description: 'By user:default/bob. Not on a Friday',
      severity: 'high',
      scope: planMessage(plan({}))?.payload.scope,
    }),
  );
});

it.each([
  ['succeeded', {}, 'the deployment has succeeded', 'normal'],
  ['failed', {}, 'the deployment has failed', 'high'],
  ['cancelled', {}, 'the deployment has been cancelled', 'low'],
  ['failed', { kind: 'destroy' }, 'taking it down has failed', 'high'],
] as const)(
  'tells requester and owner of %s %j',
  (status, changes, title, severity) => {
    expect(endMessage(deployment(changes), { status })).toEqual({
      recipients: bothOfThem,
      payload: expect.objectContaining({
        title: `shop-production: ${title}`,
        link: expect.stringMatching(/^\/environments\/deployments\//),
        severity,
      }),
    });
  },
);

it('says why, and what to do', () => {
  const failure = { reason: 'It exists', remedy: 'Rename it.' };
  expect(
    endMessage(deployment(), { status: 'failed', failure }).payload.description,
  ).toBe('It exists\nRename it.');
});

it('reminds the owner of the last day', () => {
  const environment = {
    environmentId: 'trial-staging',
    owner: 'group:default/shop',
    expiresOn: '2027-01-31',
  };
  expect(expiryMessage(environment, 'its last day is near')).toEqual({
    recipients: ['group:default/shop'],
    payload: expect.objectContaining({
      title: 'trial-staging: its last day is near',
      description: 'Its last day is 2027-01-31. Change that day to keep it.',
    }),
  });
});

it('tells the owner alone of what the portal has asked for', () => {
  const asked = deployment({ requested_by: 'plugin:environments' });
  expect(endMessage(asked, { status: 'succeeded' }).recipients).toEqual([
    'group:default/shop',
  ]);
});
