import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import {
  type ActionCounts,
  actionsOf,
  changesAmong,
  isChange,
  notAllowedAmong,
} from '../__testUtils__/actions';
import { ACCOUNT_ID } from '../__testUtils__/awsWorld';
import { Control } from '../__testUtils__/faults/control';
import { LIVES, type Operation } from '../__testUtils__/faults/lives';
import { liveThrough } from '../__testUtils__/faults/liveThrough';
import { startLives } from '../__testUtils__/faults/startLives';
import { Subject } from '../__testUtils__/faults/Subject';
import { PORTAL_ACTIONS } from '../iam/portalActions';

jest.setTimeout(300_000);

const OPERATIONS: Operation[] = LIVES.flatMap(life => [...life]);

function actionsIn(events: AuditorServiceCreateEventOptions[]): ActionCounts {
  const counts: ActionCounts = {};
  for (const { eventId, meta } of events) {
    if (eventId !== 'aws-change') continue;
    const action = String(meta?.action);
    counts[action] = (counts[action] ?? 0) + 1;
  }
  return counts;
}

describe('what is asked of AWS', () => {
  let lives: Awaited<ReturnType<typeof startLives>>;
  let control: Control;
  let written: AuditorServiceCreateEventOptions[] = [];
  let isFull = false;
  const auditor: AuditorService = {
    async createEvent(event) {
      if (isFull && event.eventId === 'aws-change') {
        throw new Error('The audit log is full');
      }
      written.push(event);
      return { success: async () => undefined, fail: async () => undefined };
    },
  };
  /** By operation: what was asked of AWS, and what was written down of it. */
  const asked = new Map<Operation, ActionCounts>();
  const writtenDown = new Map<Operation, ActionCounts>();
  let environments = 0;
  const newSubject = () => {
    environments += 1;
    return new Subject(lives.services, ACCOUNT_ID, `shop-${environments}`);
  };

  beforeAll(async () => {
    lives = await startLives({
      accountIds: [ACCOUNT_ID],
      auditor,
      patienceMinutes: 1,
    });
    control = new Control(lives.services.world);
    await liveThrough(newSubject, async ({ run }, subject, operation) => {
      await control.calls();
      written = [];
      await run(subject);
      asked.set(operation, actionsOf(await control.calls()));
      writtenDown.set(operation, actionsIn(written));
    });
  });

  afterAll(() => lives?.stop());

  it.each(OPERATIONS)('is written down: %s', operation => {
    expect(writtenDown.get(operation)).toEqual(
      changesAmong(asked.get(operation) ?? {}),
    );
  });

  it('is all that there is to be changed, taken together', () => {
    const known = PORTAL_ACTIONS.filter(isChange);
    const changed = new Set(
      [...asked.values()].flatMap(each => Object.keys(changesAmong(each))),
    );
    expect(known.filter(action => !changed.has(action)).sort()).toEqual(
      NOT_ASKED_FOR_BY_THEMSELVES,
    );
  });

  it.each(OPERATIONS)('is allowed by the generated policies: %s', operation => {
    const all = asked.get(operation) ?? {};
    expect(Object.keys(all)).not.toEqual([]);
    expect(notAllowedAmong(all)).toEqual([]);
  });

  it('is not asked for when it cannot be written down before', async () => {
    const passed: Record<string, ActionCounts> = {};
    await liveThrough(newSubject, async (act, subject, operation) => {
      await control.calls();
      isFull = true;
      const ending = await act.run(subject);
      isFull = false;
      passed[operation] = changesAmong(actionsOf(await control.calls()));
      if (!ending.isDone) await (act.again ?? act.run)(subject);
    });
    expect(passed).toEqual(
      Object.fromEntries(OPERATIONS.map(operation => [operation, {}])),
    );
  });
});

/** CloudFormation asks for these in the name of the portal. */
const NOT_ASKED_FOR_BY_THEMSELVES = [
  'cloudformation:DetectStackResourceDrift',
  'cloudformation:TagResource',
  'cloudformation:UntagResource',
  's3:DeleteObject',
];
