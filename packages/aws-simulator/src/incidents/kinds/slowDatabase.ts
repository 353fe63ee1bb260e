import type { Failure } from '../../world/traffic';
import type { IncidentDefinition } from '../IncidentDefinition';
import { failing, randomOf, slower } from './answers';

const CPU_PERCENT = 96;
const LATENCY_FACTOR = 22;
const QUEUED = 38;
const SCANS_PER_SECOND = 1_900;
/** Of the connections that there may be. */
const PILED_UP_SHARE = 0.62;
const TIMED_OUT_SHARE = 0.07;
const STATEMENT_TIMEOUT_MS = 10_000;

/** Statements take seconds, because a plan changed to scans of whole tables. */
export const slowDatabase: IncidentDefinition = {
  summary: 'statements take seconds, the database is busy, requests time out',
  needsDatabase: true,
  onsetMs: 2 * 60_000,
  recoveryMs: 2 * 60_000,
  request(served, { strength }) {
    const random = randomOf(served, 71);
    if (!served.run) return served;
    if (random.next() < TIMED_OUT_SHARE * strength) {
      return failing(served, STATEMENT_TIMEOUT, {
        duration: STATEMENT_TIMEOUT_MS + 40 + random.below(60),
      });
    }
    const seconds = 2.2 * Math.exp(1.1 * random.centered());
    return slower(served, 1000 * seconds * strength);
  },
  database: (load, { strength }) => ({
    ...load,
    cpuPercent: CPU_PERCENT * strength,
    latencyFactor: 1 + (LATENCY_FACTOR - 1) * strength,
    waiting: load.waiting + QUEUED * strength,
    scans: load.scans + SCANS_PER_SECOND * strength,
    connections: load.connections.map(count =>
      Math.round(
        Math.max(count, PILED_UP_SHARE * load.maxConnections * strength),
      ),
    ),
  }),
};

const STATEMENT_TIMEOUT: Failure = {
  name: 'TimeoutError',
  message: 'canceling statement due to statement timeout',
  code: '57014',
  frames: [
    'Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:283:98)',
    'FeedRepository.page (/app/dist/feed/FeedRepository.js:48:21)',
    'async feedHandler (/app/dist/feed/routes.js:23:18)',
  ],
  database: {
    severity: 'ERROR',
    message: 'canceling statement due to statement timeout',
    hasStatement: true,
  },
};
