// An entity's Health tab: all that it asks for when it is opened, for the first
// time by anybody (cold) and again (warm).
import { median, percentile } from '../lib/statistics.mjs';
import { CALL_MS } from './fleetPortal.mjs';
import { ofHealth, total } from './simulatorControl.mjs';

const COLD_ENTITIES = 40;
const AT_A_REST = 10;
const WARM_REQUESTS = 200;

/** Long enough to be told from the time that the portal itself takes. */
const SLOW_CALL_MS = 500;

export async function measureEntityTab(fleet) {
  const { rows } = await fleet.refreshed();
  const [slow, ...entities] = rows
    .filter(({ type }) => type === 'aws-environment')
    .map(({ entityRef }) => entityRef);
  const chain = await longestChain(fleet, slow);

  const cold = [];
  const calls = [];
  for (const [index, entityRef] of entities.slice(0, COLD_ENTITIES).entries()) {
    if (index % AT_A_REST === 0) await fleet.refreshed();
    await fleet.simulator.forget();
    const milliseconds = await open(fleet, entityRef);
    const operations = ofHealth(await fleet.simulator.calls());
    // A refresh of the fleet that came between is not the tab's.
    if (operations['ecs:DescribeServices'] > 1) continue;
    cold.push(milliseconds);
    calls.push(operations);
  }
  const [first] = entities;
  await open(fleet, first);
  const warm = [];
  for (let index = 0; index < WARM_REQUESTS; index++) {
    warm.push(await open(fleet, first));
  }
  return {
    coldMedianMs: median(cold),
    coldP95Ms: percentile(cold, 0.95),
    warmMedianMs: median(warm),
    warmP95Ms: percentile(warm, 0.95),
    mostCalls: Math.max(...calls.map(total)),
    medianCalls: median(calls.map(total)),
    oneAfterTheOther: chain,
    operations: calls[0],
  };
}

/** In milliseconds, until the slowest of what the tab asks for is there. */
async function open(fleet, entityRef) {
  const [kind, namespace, name] = entityRef.split(/[:/]/);
  const path = `/entities/${kind}/${namespace}/${name}`;
  const answers = await Promise.all([
    fleet.get(path),
    fleet.get(`${path}/metrics`),
  ]);
  return Math.max(...answers.map(({ milliseconds }) => milliseconds));
}

/** How many calls wait for another: from the time, when each takes long. */
async function longestChain(fleet, entityRef) {
  await fleet.refreshed();
  await fleet.simulator.answerAfter(SLOW_CALL_MS);
  const milliseconds = await open(fleet, entityRef);
  await fleet.simulator.answerAfter(CALL_MS);
  return Math.floor(milliseconds / SLOW_CALL_MS);
}
