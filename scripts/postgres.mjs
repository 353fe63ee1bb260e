// An ephemeral PostgreSQL for tests: prints its URL, stops with its parent.
// `yarn node scripts/postgres.mjs`
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from './lib/postgres.mjs';

const parent = await mkdtemp(path.join(tmpdir(), 'quarterdeck-postgres-'));
// Where PostgreSQL runs under a user of its own, that user has to get there.
await chmod(parent, 0o755);
const postgres = await startPostgres({
  dataDir: path.join(parent, 'data'),
  durable: false,
  log: line => process.stderr.write(`${line.trimEnd()}\n`),
});
process.stdout.write(`PostgreSQL ready on ${postgres.url}\n`);

const stop = async () => {
  await postgres.stop();
  await rm(parent, { recursive: true, force: true });
  process.exit(0);
};
process.stdin.on('end', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
