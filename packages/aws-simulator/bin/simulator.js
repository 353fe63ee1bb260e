#!/usr/bin/env node
/*
 * Starts the simulator from its TypeScript sources, which the transform of the
 * Backstage CLI compiles as they are loaded.
 */

/*
 * A large fleet is long-lived data: a small nursery, and collecting garbage
 * before there is as much of it as data, save 350 MB and cost little time.
 * Neither can be changed once Node runs, so Node begins anew, in the same
 * process (where it can: from Node 22.15).
 */
const MEMORY = ['--max-semi-space-size=4', '--heap-growing-percent=25'];

if (process.execve && !MEMORY.every(each => process.execArgv.includes(each))) {
  process.execve(
    process.execPath,
    [
      process.execPath,
      ...MEMORY,
      ...process.execArgv,
      ...process.argv.slice(1),
    ],
    process.env,
  );
}

require('@backstage/cli/config/nodeTransform.cjs');

require('../src/cli').main(process.argv);
