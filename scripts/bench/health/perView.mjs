// The same ECS readings of fifty services, by the portal's source and by a
// client that was written for this comparison (ecsReadings.cjs), in turns.
import { inRoot, root } from '../../lib/paths.mjs';
import { capture } from '../../lib/toolchain.mjs';
import { median } from '../lib/statistics.mjs';
import { crowd } from './crowd.mjs';

const ROUNDS = 5;

export async function measurePerView(fleet) {
  await fleet.refreshed();
  const { code, output } = await capture(
    process.execPath,
    [
      inRoot('scripts/bench/health/ecsReadings.cjs'),
      fleet.endpoint,
      String(ROUNDS),
      ...crowd.arns,
    ],
    { cwd: root },
  );
  if (code !== 0) throw new Error(`The comparison failed:\n${output}`);
  const rounds = JSON.parse(output.slice(output.indexOf('[')));
  for (const { portal, naive } of rounds) {
    if (portal.running !== naive.running) {
      throw new Error(
        `The portal sees ${portal.running} tasks, the other ${naive.running}`,
      );
    }
  }
  const of = (who, what) => median(rounds.map(each => each[who][what]));
  const [portal, unbatched] = ['portal', 'naive'].map(who => ({
    calls: of(who, 'calls'),
    milliseconds: of(who, 'milliseconds'),
  }));
  return {
    services: crowd.arns.length,
    portal,
    unbatched,
    timesFewerCalls: unbatched.calls / portal.calls,
    timesLessTime: unbatched.milliseconds / portal.milliseconds,
  };
}
