import { mockServices } from '@backstage/backend-test-utils';
import type { Deployment, Plan } from '@quarterdeck/plugin-environments-common';
import { Notifier } from './Notifier';

const concerned = {
  environmentId: 'shop-production',
  requestedBy: 'user:default/ada',
  spec: { owner: 'group:default/shop' },
};

const plan = (changes: object) =>
  ({
    ...concerned,
    id: 'p1',
    status: 'awaiting-approval',
    approval: {
      isRequired: true,
      reasons: [{ rule: 'stage', message: 'Production needs approval.' }],
    },
    ...changes,
  } as unknown as Plan);

const deployment = (changes: object) =>
  ({
    ...concerned,
    id: 'd1',
    kind: 'deploy',
    status: 'succeeded',
    ...changes,
  } as unknown as Deployment);

describe('Notifier', () => {
  const logger = mockServices.logger.mock();
  const send = jest.fn();
  const notifier = new Notifier({ logger, notifications: { send } });

  beforeEach(() => {
    send.mockReset().mockResolvedValue(undefined);
  });

  /** What was sent, to whom. */
  const sent = () =>
    send.mock.calls.map(([{ payload, recipients }]) => ({
      to: recipients.entityRef,
      ...payload,
    }));

  it('asks for approval, with the reasons and the way to the plan', async () => {
    await notifier.planned(plan({}));
    await notifier.planned(plan({ status: 'ready' }));
    expect(sent()).toEqual([
      expect.objectContaining({
        to: ['user:default/ada', 'group:default/shop'],
        title: 'shop-production: the plan needs approval',
        description: 'Production needs approval.',
        link: '/environments/plans/p1',
      }),
    ]);
  });

  it('says who has decided, and takes the place of the question', async () => {
    await notifier.planned(plan({}));
    await notifier.decided(
      plan({
        approval: {
          decision: {
            verdict: 'rejected',
            by: 'user:default/bob',
            comment: 'Not on a Friday',
          },
        },
      }),
    );
    const [question, answer] = sent();
    expect(answer).toMatchObject({
      title: 'shop-production: the plan was rejected',
      description: 'By user:default/bob. Not on a Friday',
      severity: 'high',
      scope: question.scope,
    });
  });

  it.each([
    ['succeeded', {}, 'the deployment has succeeded', 'normal'],
    [
      'failed',
      { failure: { reason: 'It exists', remedy: 'Rename it.' } },
      'the deployment has failed',
      'high',
    ],
    ['cancelled', {}, 'the deployment has been cancelled', 'normal'],
    ['failed', { kind: 'destroy' }, 'taking it down has failed', 'high'],
  ])(
    'tells requester and owner of %s %j',
    async (status, more, title, severity) => {
      await notifier.ended(deployment({ status, ...more }));
      expect(sent()).toEqual([
        expect.objectContaining({
          to: ['user:default/ada', 'group:default/shop'],
          title: `shop-production: ${title}`,
          link: '/catalog/default/resource/shop-production/environment',
          severity,
        }),
      ]);
    },
  );

  it('says why, and what to do', async () => {
    const failure = { reason: 'It exists', remedy: 'Rename it.' };
    await notifier.ended(deployment({ status: 'failed', failure }));
    expect(sent()[0].description).toBe('It exists\nRename it.');
  });

  it('reminds the owner of the last day', async () => {
    await notifier.expiring(
      {
        environmentId: 'trial-staging',
        owner: 'group:default/shop',
        expiresOn: '2027-01-31',
      },
      'its last day is near',
    );
    expect(sent()).toEqual([
      expect.objectContaining({
        to: ['group:default/shop'],
        title: 'trial-staging: its last day is near',
        description: 'Its last day is 2027-01-31. Change that day to keep it.',
      }),
    ]);
  });

  it('tells the owner alone of what the portal has asked for', async () => {
    await notifier.ended(deployment({ requestedBy: 'plugin:environments' }));
    expect(sent()[0].to).toEqual(['group:default/shop']);
  });

  it('goes on where nobody can be told, and logs it', async () => {
    send.mockRejectedValue(new Error('No notifications backend'));
    await notifier.ended(deployment({}));
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^Could not tell .* No notifications backend$/),
    );
  });
});
