// How calls, time and memory grow with the fleet, each size in a portal of its
// own; and the chart of it in the documentation.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../../lib/paths.mjs';
import { residentMb } from '../lib/memory.mjs';
import { growthChart } from './chart.mjs';
import { measureFleetPage } from './fleetPage.mjs';
import { startFleetPortal } from './fleetPortal.mjs';
import { measureRefresh } from './refresh.mjs';

const SIZES = [50, 100, 200, 500];
const CHART = inRoot('docs/images/service-health-growth.svg');

export async function measureGrowth({ scratch, say }) {
  const steps = [];
  for (const environments of SIZES) {
    say(`Growth: ${environments} environments`);
    const fleet = await startFleetPortal({
      environments,
      dataDir: path.join(scratch, `growth-${environments}`),
      say,
    });
    try {
      const refresh = await measureRefresh(fleet, environments);
      const page = await measureFleetPage(fleet);
      steps.push({
        environments,
        calls: refresh.calls,
        refreshSeconds: refresh.seconds,
        pageMedianMs: page.medianMs,
        pageP95Ms: page.p95Ms,
        pageKilobytes: page.kilobytes,
        memoryMb: await residentMb(fleet.pid),
      });
    } finally {
      await fleet.stop();
    }
  }
  await mkdir(path.dirname(CHART), { recursive: true });
  await writeFile(CHART, growthChart(steps));
  return steps;
}
