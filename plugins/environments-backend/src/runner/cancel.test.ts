import { ACCOUNT_ID } from '../__testUtils__/awsWorld';
import { ACTS } from '../__testUtils__/faults/acts';
import { Control } from '../__testUtils__/faults/control';
import { startLives } from '../__testUtils__/faults/startLives';
import { Subject } from '../__testUtils__/faults/Subject';
import { isOver, until } from '../__testUtils__/portal';

jest.setTimeout(120_000);

describe('cancelling what AWS does not let the portal cancel', () => {
  let lives: Awaited<ReturnType<typeof startLives>>;

  beforeAll(async () => {
    // Whoever cancels goes on to want it when the portal's patience is over.
    lives = await startLives({ accountIds: [ACCOUNT_ID], patienceMinutes: 0 });
  });

  afterAll(() => lives?.stop());

  it.each([
    {
      kind: 'access-denied' as const,
      message:
        /^It cannot be cancelled, and goes on: .*cloudformation:DeleteStack/,
      remedy: /^Allow cloudformation:DeleteStack.* choose “Delete” for/,
    },
    {
      kind: 'throttle' as const,
      message: /^It could not be cancelled yet, and goes on: .*throttling/,
      remedy: /^The portal asks again now and then, and follows .*-service/,
    },
  ])(
    'says why, goes on following, and cancels when it may: $kind',
    async told => {
      const { kind, message, remedy } = told;
      const { deployments, world } = lives.services;
      const subject = new Subject(lives.services, ACCOUNT_ID, kind);
      await ACTS['cancel creation'].prepare?.(subject);
      const allow = await new Control(world).begin({
        call: 'cloudformation:DeleteStack',
        kind,
        account: ACCOUNT_ID,
        after: 0,
        isLasting: true,
      });
      const { id } = await subject.newest();
      await deployments.requestCancel(id, 'user:default/ada');
      const held = await until(deployments, id, d => d.problem !== undefined);
      expect(held).toMatchObject({
        status: 'cancelling',
        problem: {
          message: expect.stringMatching(message),
          remedy: expect.stringMatching(remedy),
        },
      });
      await allow();
      const ended = await until(deployments, id, isOver);
      expect(ended.status).toBe('cancelled');
      expect(ended.problem).toBeUndefined();
    },
  );
});
