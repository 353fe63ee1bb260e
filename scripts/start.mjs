// `npm start`: everything that the demo needs, from nothing.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './lib/explain.mjs';
import { install } from './lib/install.mjs';
import { stateDir } from './lib/paths.mjs';
import { startPortal } from './lib/portal.mjs';
import { onFittingNode } from './lib/toolchain.mjs';

const HELP = `npm start                 the portal with the AWS simulator, on http://localhost:3000
npm start -- --fresh      the same, forgetting what earlier runs left

QUARTERDECK_PORT, QUARTERDECK_SIMULATOR_PORT   other ports than 3000 and 4566
QUARTERDECK_DATA                               another folder than .quarterdeck
`;

const say = line => process.stdout.write(`  ${line}\n`);

run(async () => {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (!(await onFittingNode(fileURLToPath(import.meta.url)))) return;
  const startedAt = Date.now();
  await install({ say });
  const portal = await startPortal({
    dataDir: process.env.QUARTERDECK_DATA ?? path.join(stateDir, 'demo'),
    port: Number(process.env.QUARTERDECK_PORT ?? 3000),
    simulatorPort: Number(process.env.QUARTERDECK_SIMULATOR_PORT ?? 4566),
    fresh: values.fresh,
    say,
  });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(
    `\nQuarterdeck is ready after ${seconds} s: ${portal.url} (enter as a guest; try “Create an environment” first, or see why checkout-production is in trouble). Ctrl-C stops it.\n`,
  );
  const signal = new Promise(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => resolve(name));
    }
  });
  try {
    await Promise.race([signal, portal.failure]);
  } finally {
    process.stdout.write('\nStopping\n');
    await portal.stop();
  }
});
