// The same ECS readings of fifty services, by the portal and by the calls of a
// client that was written for this comparison: it asks for each view anew, one
// call after the other, and service by service what AWS would answer for many.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../lib/statistics.mjs';
import { crowd, ecsClient, sdk } from './crowd.mjs';
import { ofHealth, total } from './simulatorControl.mjs';

const ROUNDS = 5;
const FRESH_MS = 10_000;
const SERVICES_PER_CALL = 10;

export async function measurePerView(fleet) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    await fleet.refreshed();
    const portal = await counted(fleet, () => viewByPortal(fleet));
    const naive = await counted(fleet, () => viewUnbatched(fleet.endpoint));
    if (portal.value !== naive.value) {
      throw new Error(
        `The portal sees ${portal.value} tasks, the other ${naive.value}`,
      );
    }
    rounds.push({ portal, naive });
    // Until the portal has to ask again.
    await sleep(FRESH_MS);
  }
  const of = (who, what) => median(rounds.map(each => each[who][what]));
  return {
    services: crowd.arns.length,
    portal: { calls: of('portal', 'calls'), ms: of('portal', 'milliseconds') },
    unbatched: { calls: of('naive', 'calls'), ms: of('naive', 'milliseconds') },
    timesFewerCalls: of('naive', 'calls') / of('portal', 'calls'),
    timesLessTime: of('naive', 'milliseconds') / of('portal', 'milliseconds'),
  };
}

async function counted(fleet, view) {
  await fleet.simulator.forget();
  const startedAt = performance.now();
  const value = await view();
  const milliseconds = performance.now() - startedAt;
  const calls = total(ofHealth(await fleet.simulator.calls()));
  return { value, milliseconds, calls };
}

/** Over HTTP, with all that the portal adds to it. @returns running tasks */
async function viewByPortal(fleet) {
  const [kind, namespace, name] = crowd.entityRef.split(/[:/]/);
  const { json } = await fleet.get(`/entities/${kind}/${namespace}/${name}`);
  return json.readings.ecs.reduce(
    (sum, { value }) => sum + value.tasks.length,
    0,
  );
}

/** @returns running tasks */
async function viewUnbatched(endpoint) {
  const client = ecsClient(endpoint);
  const { cluster } = crowd;
  let running = 0;
  await client.send(new sdk.DescribeClustersCommand({ clusters: [cluster] }));
  for (let at = 0; at < crowd.arns.length; at += SERVICES_PER_CALL) {
    const { services } = await client.send(
      new sdk.DescribeServicesCommand({
        cluster,
        services: crowd.arns.slice(at, at + SERVICES_PER_CALL),
      }),
    );
    for (const { serviceName } of services) {
      const { taskArns } = await client.send(
        new sdk.ListTasksCommand({ cluster, serviceName }),
      );
      if (taskArns.length === 0) continue;
      const { tasks } = await client.send(
        new sdk.DescribeTasksCommand({ cluster, tasks: taskArns }),
      );
      running += tasks.length;
    }
  }
  client.destroy();
  return running;
}
