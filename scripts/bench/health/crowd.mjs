// Fifty services in one cluster, behind one entity of the catalog.
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { inRoot } from '../../lib/paths.mjs';
import { accountId } from './fleetPortal.mjs';

const SERVICES = 50;
const REGION = 'us-east-1';
const CLUSTER = 'crowd';
const NAME = 'bench-crowd';
const AT_A_TIME = 5;
/** AWS registers and creates slowly, and so does the simulator with limits. */
const ATTEMPTS = 30;

const sdk = createRequire(inRoot('packages/aws-simulator/package.json'))(
  '@aws-sdk/client-ecs',
);

export const crowd = {
  arns: Array.from(
    { length: SERVICES },
    (_, index) =>
      `arn:aws:ecs:${REGION}:${accountId(0)}:service/${CLUSTER}/${CLUSTER}-${
        index + 1
      }`,
  ),
};

/** The catalog file of the entity. */
export async function writeCrowdEntity(file) {
  await writeFile(
    file,
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: NAME,
        annotations: {
          'aws.amazon.com/amazon-ecs-service-arn': crowd.arns.join(','),
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'platform' },
    }),
  );
}

/** A client as a plugin would make it, for the crowd's account. */
const ecsClient = (endpoint, options = {}) =>
  new sdk.ECSClient({
    endpoint,
    region: REGION,
    credentials: { accessKeyId: accountId(0), secretAccessKey: 'any' },
    ...options,
  });

/** Makes the services in the simulator, with two tasks each. */
export async function createCrowd(endpoint) {
  const client = ecsClient(endpoint, { maxAttempts: ATTEMPTS });
  await client.send(new sdk.CreateClusterCommand({ clusterName: CLUSTER }));
  const { taskDefinition } = await client.send(
    new sdk.RegisterTaskDefinitionCommand({
      family: CLUSTER,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'app', image: 'nginx', essential: true }],
    }),
  );
  const { subnets } = await subnetsOf(client);
  const names = crowd.arns.map(arn => arn.split('/').at(-1));
  while (names.length > 0) {
    await Promise.all(
      names.splice(0, AT_A_TIME).map(serviceName =>
        client.send(
          new sdk.CreateServiceCommand({
            cluster: CLUSTER,
            serviceName,
            taskDefinition: taskDefinition.taskDefinitionArn,
            desiredCount: 2,
            launchType: 'FARGATE',
            networkConfiguration: { awsvpcConfiguration: { subnets } },
          }),
        ),
      ),
    );
  }
  client.destroy();
}

/** Those of an environment that is there already. */
async function subnetsOf(client) {
  const { clusterArns } = await client.send(new sdk.ListClustersCommand({}));
  const cluster = clusterArns.find(arn => !arn.endsWith(`/${CLUSTER}`));
  const { serviceArns } = await client.send(
    new sdk.ListServicesCommand({ cluster }),
  );
  const { services } = await client.send(
    new sdk.DescribeServicesCommand({ cluster, services: serviceArns }),
  );
  return services[0].networkConfiguration.awsvpcConfiguration;
}
