// What AWS is asked while one looks, and while a thousand do, each at the fleet
// and at one entity's tab every ten seconds.
import { setTimeout as sleep } from 'node:timers/promises';
import { REFRESH_SECONDS } from './fleetPortal.mjs';
import { ofHealth, total } from './simulatorControl.mjs';

const VIEWERS = 1_000;
const EVERY_MS = 10_000;
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
  // All begin at the same moment of the ten seconds that a reading is fresh.
  await sleep(EVERY_MS - (Date.now() % EVERY_MS) + 500);
  await fleet.simulator.forget();
  const endsAt = Date.now() + WINDOW_MS;
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
      await sleep(Math.max(0, startedAt + EVERY_MS - Date.now()));
    }
  };
  await Promise.all(Array.from({ length: viewers }, (_, index) => view(index)));
  const seconds = (Date.now() - (endsAt - WINDOW_MS)) / 1_000;
  const operations = ofHealth(await fleet.simulator.calls());
  return {
    requests,
    operations,
    callsPerMinute: (total(operations) * 60) / seconds,
  };
}
