// `yarn screenshots`: makes the pictures in docs/images again, by the journey.
import { rm } from 'node:fs/promises';
import { Explained, run } from './lib/explain.mjs';
import { runJourney } from './lib/journey.mjs';
import { inRoot } from './lib/paths.mjs';
import { scratchFolder } from './lib/scratch.mjs';

run(async () => {
  const scratch = await scratchFolder('pictures');
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
