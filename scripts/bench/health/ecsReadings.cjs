// In a process of its own, for it loads the portal's sources: reads the same ECS
// services as the portal does and as an unbatched client does, in turns, and
// prints how long each took. Arguments: the endpoint, how many rounds.
const path = require('node:path');
require('@backstage/cli/config/nodeTransform.cjs');
const sdk = require('@aws-sdk/client-ecs');

const source = name =>
  require(path.resolve('plugins/service-health-backend/src', name));
const { ConfigReader } = require('@backstage/config');
const { AwsCalls, DefaultAwsClients } = require('@quarterdeck/plugin-aws-node');
const { EcsSource } = source('sources/ecsSource.ts');
const { parseTarget } = source('targets/parseTarget.ts');

const SERVICES_PER_CALL = 10;
const [endpoint, rounds, ...arns] = process.argv.slice(2);
const targets = arns.map(arn => parseTarget('ecs', arn));
const [{ accountId, region, cluster }] = targets;

/** As the portal does it: in batches, at the same time, all tasks. */
async function batched(calls) {
  const clients = DefaultAwsClients.fromConfig(
    new ConfigReader({
      aws: {
        accounts: [{ accountId, accessKeyId: accountId, secretAccessKey: 'x' }],
      },
      quarterdeck: { aws: { endpoint } },
    }),
    calls,
  );
  const outcomes = await new EcsSource(clients).read(
    { accountId, region },
    targets,
    new AbortController().signal,
  );
  return [...outcomes.values()].reduce(
    (sum, { value }) => sum + value.tasks.length,
    0,
  );
}

/** As one does it who asks for each view anew, one call after the other. */
async function unbatched(calls) {
  const client = new sdk.ECSClient({
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'x' },
  });
  const send = async command => {
    calls.count += 1;
    return client.send(command);
  };
  let running = 0;
  await send(new sdk.DescribeClustersCommand({ clusters: [cluster] }));
  for (let at = 0; at < targets.length; at += SERVICES_PER_CALL) {
    const { services } = await send(
      new sdk.DescribeServicesCommand({
        cluster,
        services: targets
          .slice(at, at + SERVICES_PER_CALL)
          .map(({ service }) => service),
      }),
    );
    for (const { serviceName } of services) {
      const { taskArns } = await send(
        new sdk.ListTasksCommand({ cluster, serviceName }),
      );
      if (taskArns.length === 0) continue;
      const { tasks } = await send(
        new sdk.DescribeTasksCommand({ cluster, tasks: taskArns }),
      );
      running += tasks.length;
    }
  }
  client.destroy();
  return running;
}

async function timed(read) {
  const startedAt = performance.now();
  const running = await read();
  return { running, milliseconds: performance.now() - startedAt };
}

async function main() {
  // What is compiled and connected for the first time is nobody's fault.
  await batched(new AwsCalls());
  const results = [];
  for (let round = 0; round < Number(rounds); round++) {
    const portalCalls = new AwsCalls();
    const portal = await timed(() => batched(portalCalls));
    portal.calls = portalCalls
      .statistics()
      .reduce((sum, { calls }) => sum + calls, 0);
    const count = { count: 0 };
    const naive = await timed(() => unbatched(count));
    naive.calls = count.count;
    results.push({ portal, naive });
  }
  process.stdout.write(JSON.stringify(results));
}

main().then(
  () => process.exit(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
