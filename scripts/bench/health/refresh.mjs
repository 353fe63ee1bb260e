// One refresh of the fleet: how many calls, how long, and none that is billed.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../lib/statistics.mjs';
import { ofHealth, total } from './simulatorControl.mjs';

const ROUNDS = 3;
const POLL_MS = 50;

export async function measureRefresh(fleet, environments) {
  const rounds = [];
  await fleet.refreshed();
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await oneRefresh(fleet));
  }
  const calls = median(rounds.map(each => each.calls));
  return {
    calls,
    callsPerEnvironment: calls / environments,
    billedCalls: Math.max(...rounds.map(each => each.billedCalls)),
    seconds: median(rounds.map(each => each.seconds)),
    operations: rounds[0].operations,
  };
}

/** Between two rests of AWS: from the first call to the new snapshot. */
async function oneRefresh(fleet) {
  await fleet.simulator.forget();
  let isOver = false;
  const refreshed = fleet.refreshed().finally(() => {
    isOver = true;
  });
  let startedAt;
  while (!isOver && startedAt === undefined) {
    const now = performance.now();
    const calls = ofHealth(await fleet.simulator.calls());
    if (calls['ecs:DescribeServices']) startedAt = now;
    else await sleep(POLL_MS);
  }
  const { completeAt } = await refreshed;
  const seconds = (completeAt - startedAt) / 1_000;
  const operations = ofHealth(await fleet.simulator.calls());
  return {
    seconds,
    operations,
    calls: total(operations),
    billedCalls: operations['monitoring:GetMetricData'] ?? 0,
  };
}
