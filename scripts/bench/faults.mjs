// Every call of AWS that an environment's life is made of, from its plan to its
// last day, fails once in every way: the operation finishes, or says what happened
// and what mends it, and then it is done once more.
// OPERATIONS='cancel change,drift' walks through these alone.
import { createRequire } from 'node:module';
import path from 'node:path';
import { Explained } from '../lib/explain.mjs';
import { inRoot } from '../lib/paths.mjs';
import { startServer } from '../lib/servers.mjs';

const FAULTS = 'plugins/environments-backend/src/__testUtils__/faults';

export async function measure({ scratch, say }) {
  const seed = process.env.SEED ?? 'faults';
  const postgres = startServer({
    name: 'PostgreSQL',
    args: [inRoot('scripts/postgres.mjs')],
    logFile: path.join(scratch, 'postgres.log'),
    readyOn: /^PostgreSQL ready on (\S+)/,
  });
  try {
    [, process.env.QUARTERDECK_TEST_POSTGRES] = await postgres.ready;
    const require = createRequire(import.meta.url);
    // What comes now is TypeScript.
    require('@backstage/cli/config/nodeTransform.cjs');
    const { complaintsOf } = require(inRoot(FAULTS, 'complaints.ts'));
    const { TROUBLES, walkAll } = require(inRoot(FAULTS, 'walkAll.ts'));
    const { LIVES } = require(inRoot(FAULTS, 'lives.ts'));
    const asked = process.env.OPERATIONS?.split(',');
    refuseUnknown(asked, LIVES.flat());
    const walked = await walkAll({
      seed,
      troublesOf: () => TROUBLES,
      isAsked: asked && (operation => asked.includes(operation)),
      say,
    });
    return {
      ...summarize(walked, complaintsOf, seed),
      ...(asked && { variant: asked.join('-').replaceAll(' ', '-') }),
    };
  } finally {
    await postgres.stop();
  }
}

/** Nothing would be walked through, and all of it be well. */
function refuseUnknown(asked = [], known) {
  const unknown = asked.filter(operation => !known.includes(operation));
  if (unknown.length === 0) return;
  throw new Explained(
    `There is no operation ${unknown.join(', ')}; there are ${known.join(
      ', ',
    )}.`,
  );
}

function summarize(walked, complaintsOf, seed) {
  const table = {};
  const operations = {};
  const unwell = [];
  for (const each of walked) {
    const { kind, isLasting, operation, ending, seconds } = each;
    const name = isLasting ? `${kind}, lasting` : kind;
    table[name] ??= { runs: 0, done: 0, explained: 0, 'longest s': 0 };
    const row = table[name];
    const complaints = complaintsOf(each);
    row.runs += 1;
    if (ending.isDone) row.done += 1;
    else if (complaints.length === 0) row.explained += 1;
    row['longest s'] = Math.max(row['longest s'], Math.round(seconds));
    operations[operation] = (operations[operation] ?? 0) + 1;
    if (complaints.length > 0) {
      unwell.push({ operation, call: each.call, fault: name, complaints });
    }
  }
  if (unwell.length > 0) process.exitCode = 1;
  return {
    table,
    result: { seed, runs: walked.length, operations, unwell, kinds: table },
  };
}
