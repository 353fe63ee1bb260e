// Environments are created, changed and taken down by two replicas of the
// portal on one PostgreSQL, and at a random moment of each whoever works on it
// is killed or stopped. KILLS=20 says how often for each operation, BLOWS how,
// SEED which moments.
import { createRequire } from 'node:module';
import { inRoot } from '../lib/paths.mjs';
import { startServer } from '../lib/servers.mjs';
import path from 'node:path';

const CAMPAIGN =
  'plugins/environments-backend/src/__testUtils__/survival/campaign.ts';
const DEFAULT_BLOWS = 'kill,freeze,kill all';
const LANES = 5;

export async function measure({ scratch, say }) {
  const hits = Number(process.env.KILLS ?? 20);
  const seed = process.env.SEED ?? 'kill';
  const blows = (process.env.BLOWS ?? DEFAULT_BLOWS).split(',');
  const isUsual = blows.join() === DEFAULT_BLOWS;
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
    const { runCampaign } = require(inRoot(CAMPAIGN));
    say(`The seed is "${seed}"`);
    const campaign = await runCampaign({
      blows,
      hits,
      lanes: Math.min(LANES, hits),
      seed,
      speed: 5,
      say,
    });
    return {
      ...summarize({ ...campaign, seed }),
      variant: isUsual ? undefined : blows.join('-').replaceAll(' ', '-'),
    };
  } finally {
    await postgres.stop();
  }
}

function summarize({ trials, misplaced, calls, seed }) {
  const hit = trials.filter(trial => trial.wasHit);
  const table = {};
  for (const { operation, complaints, turns, durationMs } of hit) {
    table[operation] ??= { hit: 0, well: 0, turns: 0, 'longest s': 0 };
    const row = table[operation];
    row.hit += 1;
    if (complaints.length === 0) row.well += 1;
    row.turns += turns;
    row['longest s'] = Math.max(
      row['longest s'],
      Math.round(durationMs / 1_000),
    );
  }
  const failed = trials.filter(({ complaints }) => complaints.length > 0);
  for (const { call, why } of misplaced) {
    console.error(`${call.at.toISOString()} ${call.operation}: ${why}`);
  }
  if (failed.length > 0 || misplaced.length > 0) process.exitCode = 1;
  return {
    table,
    result: {
      seed,
      runs: hit.length,
      well: hit.length - failed.filter(trial => trial.wasHit).length,
      callsThatChangeAws: calls,
      callsByWhoHadNoLease: misplaced,
      trials,
    },
  };
}
