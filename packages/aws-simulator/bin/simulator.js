#!/usr/bin/env node
/*
 * Starts the simulator from its TypeScript sources, which the transform of the
 * Backstage CLI compiles as they are loaded.
 */

/*
 * A large fleet is long-lived data: a smaller nursery takes 100 MB less and no
 * more time. Its size cannot be changed once Node runs, so Node begins anew, in
 * the same process (where it can: from Node 22.15).
 */
const SMALL_NURSERY = '--max-semi-space-size=4';

if (process.execve && !process.execArgv.includes(SMALL_NURSERY)) {
  process.execve(
    process.execPath,
    [
      process.execPath,
      SMALL_NURSERY,
      ...process.execArgv,
      ...process.argv.slice(1),
    ],
    process.env,
  );
}

require('@backstage/cli/config/nodeTransform.cjs');

require('../src/cli').main(process.argv);
