// A PostgreSQL of one's own: prints its URL, stops with its parent.
//   node scripts/postgres.mjs                    for tests; nothing is kept
//   node scripts/postgres.mjs --data <folder>    keeps it in the folder
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './lib/explain.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';

run(async () => {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, fresh: { type: 'boolean' } },
  });
  const ephemeral = values.data ? undefined : await scratchFolder('postgres');
  const postgres = await startPostgres({
    dataDir: values.data ?? path.join(ephemeral, 'data'),
    durable: !ephemeral,
    fresh: values.fresh,
    log: line => process.stderr.write(`${line.trimEnd()}\n`),
  });
  process.stdout.write(`PostgreSQL ready on ${postgres.url}\n`);

  await new Promise(resolve => {
    process.stdin.on('end', resolve).resume();
    process.on('SIGTERM', resolve);
    process.on('SIGINT', resolve);
  });
  await postgres.stop();
  if (ephemeral) await rm(ephemeral, { recursive: true, force: true });
  process.exit();
});
