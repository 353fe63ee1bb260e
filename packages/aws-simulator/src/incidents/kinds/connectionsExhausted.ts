import type { Failure } from '../../world/traffic';
import type { IncidentDefinition } from '../IncidentDefinition';
import { failing, randomOf } from './answers';

/** From this on, somebody does not get the connection that they ask for. */
const FULL = 0.9;
const REFUSED_SHARE = 0.65;
const RESERVED_SHARE = 0.7;

/** A job leaks connections until the database takes no more. */
export const connectionsExhausted: IncidentDefinition = {
  summary: 'the database takes no more connections, most requests fail',
  needsDatabase: true,
  onsetMs: 3 * 60_000,
  recoveryMs: 60_000,
  request(served, { strength }) {
    const random = randomOf(served, 72);
    if (!served.run || strength < FULL || random.next() >= REFUSED_SHARE) {
      return served;
    }
    const failure = random.next() < RESERVED_SHARE ? RESERVED : TOO_MANY;
    return failing(served, failure, { duration: 8 + random.below(30) });
  },
  database: (load, { strength }) => ({
    ...load,
    connections: load.connections.map(count =>
      Math.round(
        Math.min(
          load.maxConnections,
          count + (load.maxConnections - count) * strength,
        ),
      ),
    ),
  }),
};

const refused = (message: string): Failure => ({
  name: 'DatabaseError',
  message,
  code: '53300',
  frames: [
    'Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:283:98)',
    'Pool.newClient (/app/node_modules/pg-pool/index.js:237:11)',
    'async Database.connect (/app/dist/database/Database.js:31:20)',
  ],
  database: { severity: 'FATAL', message, hasStatement: false },
});

const RESERVED = refused(
  'remaining connection slots are reserved for roles with the SUPERUSER attribute',
);
const TOO_MANY = refused('sorry, too many clients already');
