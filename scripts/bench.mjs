// `yarn bench <name>`: measures, prints a table, writes bench-results/<name>.json,
// or <name>-<variant>.json where it was asked for something else than usual.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Explained, run } from './lib/explain.mjs';
import { inRoot } from './lib/paths.mjs';
import { scratchFolder } from './lib/scratch.mjs';

const BENCHES = {
  logs: () => import('./bench/logs.mjs'),
  'logs-page': () => import('./bench/logs-page.mjs'),
  'fleet-page': () => import('./bench/fleet-page.mjs'),
  health: () => import('./bench/health.mjs'),
  faults: () => import('./bench/faults.mjs'),
  kill: () => import('./bench/kill.mjs'),
  provisioning: () => import('./bench/provisioning.mjs'),
  responsiveness: () => import('./bench/responsiveness.mjs'),
  'simulator-fleet': () => import('./bench/simulator-fleet.mjs'),
};

run(async () => {
  const [name] = process.argv.slice(2);
  if (!Object.hasOwn(BENCHES, name ?? '')) {
    throw new Explained(
      `yarn bench <name>, where the name is one of: ${Object.keys(BENCHES).join(
        ', ',
      )}`,
    );
  }
  const scratch = await scratchFolder('bench');
  try {
    const { measure } = await BENCHES[name]();
    const { table, result, variant } = await measure({
      scratch,
      say: line => process.stdout.write(`  ${line}\n`),
    });
    process.stdout.write('\n');
    console.table(table);
    const what = variant ? `${name}-${variant}` : name;
    const file = inRoot('bench-results', `${what}.json`);
    await mkdir(path.dirname(file), { recursive: true });
    const machine = {
      node: process.version,
      cores: os.cpus().length,
      model: os.cpus()[0]?.model,
      memoryBytes: os.totalmem(),
    };
    const at = new Date().toISOString();
    await writeFile(
      file,
      `${JSON.stringify({ name, at, machine, ...result }, null, 2)}\n`,
    );
    process.stdout.write(`Written to ${path.relative(inRoot(), file)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
});
