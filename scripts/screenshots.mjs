// `yarn screenshots`: makes the pictures in docs/images again, by the journey.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Explained, run } from './lib/explain.mjs';
import { runJourney } from './lib/journey.mjs';
import { inRoot } from './lib/paths.mjs';

run(async () => {
  const scratch = await mkdtemp(path.join(tmpdir(), 'quarterdeck-pictures-'));
  try {
    const { failed } = await runJourney({
      say: line => process.stdout.write(`  ${line}\n`),
      scratch,
      env: { QUARTERDECK_SCREENSHOTS: inRoot('docs/images') },
    });
    if (failed)
      throw new Explained('The journey failed; see its output above.');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});
