// What AWS is asked while one looks, and while a thousand do, each at the fleet
// and at one entity's tab every ten seconds.
import { setTimeout as sleep } from 'node:timers/promises';
import { REFRESH_SECONDS } from './fleetPortal.mjs';
import { ofHealth, total } from './simulatorControl.mjs';

const VIEWERS = 1_000;
const EVERY_MS = 10_000;
const EDGE_MS = 500;
const TAB_CALL = 'elasticloadbalancing:DescribeTargetHealth';
/** Whole numbers of refreshes and of the viewers' rounds. */
const WINDOW_MS = 2 * REFRESH_SECONDS * 1_000;

export async function measureViewers(fleet) {
  const { rows } = await fleet.refreshed();
  const { entityRef } = rows.find(({ type }) => type === 'aws-environment');
  const one = await callsWhile(fleet, entityRef, 1);
  const many = await callsWhile(fleet, entityRef, VIEWERS);
  return {
    viewers: VIEWERS,
    callsPerMinuteOfOne: one.callsPerMinute,
    callsPerMinuteOfAll: many.callsPerMinute,
    ratio: many.callsPerMinute / one.callsPerMinute,
    // The fleet reads no targets of load balancers, so these are the tab's.
    ratioOfTab: many.operations[TAB_CALL] / one.operations[TAB_CALL],
    requestsServed: many.requests,
    operations: { ofOne: one.operations, ofAll: many.operations },
  };
}

async function callsWhile(fleet, entityRef, viewers) {
  const [kind, namespace, name] = entityRef.split(/[:/]/);
  const tab = `/entities/${kind}/${namespace}/${name}`;
  await fleet.refreshed();
  // Neither a refresh nor the ten seconds that a reading is fresh may begin
  // or end at an edge of the window, or chance decides whether it counts.
  await sleep((REFRESH_SECONDS * 1_000) / 3);
  const slotAt = Math.ceil(Date.now() / EVERY_MS) * EVERY_MS;
  await sleep(slotAt + EDGE_MS - Date.now());
  await fleet.simulator.forget();
  const endsAt = slotAt + WINDOW_MS - EDGE_MS;
  let requests = 0;

  /** Looks every ten seconds; the viewers' moments are spread over them. */
  const view = async index => {
    await sleep((EVERY_MS / viewers) * index);
    let etag = '';
    while (Date.now() < endsAt) {
      const startedAt = Date.now();
      const answer = await fleet.get('/fleet', { 'if-none-match': etag });
      etag = answer.etag ?? etag;
      await fleet.get(tab);
      requests += 2;
      await sleep(
        Math.max(0, Math.min(startedAt + EVERY_MS, endsAt) - Date.now()),
      );
    }
  };
  await Promise.all(Array.from({ length: viewers }, (_, index) => view(index)));
  const operations = ofHealth(await fleet.simulator.calls());
  return {
    requests,
    operations,
    callsPerMinute: (total(operations) * 60_000) / WINDOW_MS,
  };
}
