import { cancellation, changeUnderWay, creationUnderWay } from './cancel';
import type { Act } from './Act';
import { gate } from './gate';
import { drift, expiry, planned, preview } from './looks';
import { continuation, retry } from './undone';
import { endingOfDeployment } from '../endings';
import { fill } from '../fill';
import type { Operation } from '../lives';

/** Each operation: what comes before it, and how it is asked for. */
export const ACTS: Record<Operation, Act> = {
  'plan creation': { run: planned, leaves: 0 },
  create: {
    isGround: true,
    run: async subject => endingOfDeployment(await subject.deploy()),
  },
  'plan change': {
    prepare: async subject => subject.change(CHANGE),
    run: planned,
  },
  update: {
    isGround: true,
    prepare: async subject => subject.change(CHANGE),
    run: async subject => endingOfDeployment(await subject.deploy()),
    after: fill,
  },
  drift: { run: drift },
  preview: { run: preview },
  destroy: {
    run: async subject => endingOfDeployment(await subject.destroy()),
    leaves: 0,
    isEnd: true,
  },
  retry,
  continue: continuation('mended'),
  'continue without': continuation('left out'),
  unprotect: {
    run: async subject => {
      subject.change({ database: { deletionProtection: false } });
      return endingOfDeployment(await subject.deploy());
    },
    isUnprotected: true,
  },
  gate,
  'cancel change': cancellation(changeUnderWay),
  expiry,
  'cancel creation': { ...cancellation(creationUnderWay), leaves: 2 },
};

/** Of the logs alone. */
const CHANGE = { service: { logRetentionDays: 90 } } as const;
