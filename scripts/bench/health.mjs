// What service health costs, how fast it is and how it grows: everything in the
// table of docs/service-health.md, measured at the real portal over a simulated
// fleet with 40 ms for each call to AWS and AWS's published limits.
//   BENCH_ONLY=tab,page    some parts: refresh, page, tab, viewers, unbatched, growth
//   BENCH_ENVIRONMENTS=100    a smaller fleet, to try something out
import path from 'node:path';
import { Explained } from '../lib/explain.mjs';
import { createCrowd, writeCrowdEntity } from './health/crowd.mjs';
import { measureEntityTab } from './health/entityTab.mjs';
import { measureFleetPage } from './health/fleetPage.mjs';
import { startFleetPortal } from './health/fleetPortal.mjs';
import { measureGrowth } from './health/growth.mjs';
import { measurePerView } from './health/perView.mjs';
import { measureRefresh } from './health/refresh.mjs';
import { tableOf } from './health/table.mjs';
import { measureViewers } from './health/viewers.mjs';

const ENVIRONMENTS = Number(process.env.BENCH_ENVIRONMENTS ?? 500);
const PARTS = ['refresh', 'page', 'tab', 'viewers', 'unbatched', 'growth'];

export async function measure({ scratch, say }) {
  const only = process.env.BENCH_ONLY?.split(',') ?? PARTS;
  if (!only.every(part => PARTS.includes(part))) {
    throw new Explained(`BENCH_ONLY names some of: ${PARTS.join(', ')}`);
  }
  const wants = part => only.includes(part);
  const result = { environments: ENVIRONMENTS };
  if (only.some(part => part !== 'growth')) {
    Object.assign(result, await measureFleet({ scratch, say, wants }));
  }
  if (wants('growth')) result.growth = await measureGrowth({ scratch, say });
  return { table: tableOf(result), result };
}

/** All that one portal with the whole fleet can show. */
async function measureFleet({ scratch, say, wants }) {
  const result = {};
  const crowdFile = path.join(scratch, 'crowd.json');
  await writeCrowdEntity(crowdFile);
  const fleet = await startFleetPortal({
    environments: ENVIRONMENTS,
    dataDir: path.join(scratch, 'portal'),
    locations: [crowdFile],
    prepare: createCrowd,
    say,
  });
  try {
    const part = async (name, title, run) => {
      if (!wants(name)) return;
      say(title);
      result[name] = await run();
      console.table(tableOf({ [name]: result[name] }));
    };
    await part('refresh', 'A refresh of the fleet', () =>
      measureRefresh(fleet, ENVIRONMENTS),
    );
    await part('page', "The fleet page's data", () => measureFleetPage(fleet));
    await part('tab', 'The Health tab, cold and warm', () =>
      measureEntityTab(fleet),
    );
    await part('viewers', 'A thousand viewers', () => measureViewers(fleet));
    await part('unbatched', 'Fifty services, and the unbatched client', () =>
      measurePerView(fleet),
    );
    result.operations = await fleet.operations();
  } finally {
    await fleet.stop();
  }
  return result;
}
