import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { parse } from 'yaml';
import { serveWorld, type SimulatedAws } from '../testing/simulatedAws';
import { World } from '../world/World';
import { DeployedEnvironment } from './__testUtils__/DeployedEnvironment';

// A process is started for each synthesis, on a machine that may be busy.
jest.setTimeout(120_000);

const EXAMPLES = path.join(
  path.dirname(require.resolve('@quarterdeck/aws-environment/package.json')),
  'examples',
);
const read = (example: string) =>
  parse(readFileSync(path.join(EXAMPLES, example), 'utf8'));

describe('an environment', () => {
  let world: World;
  let aws: SimulatedAws;
  let route53: Route53Client;

  beforeEach(async () => {
    world = new World();
    aws = await serveWorld(world);
    route53 = new Route53Client(aws.client);
  });
  afterEach(() => aws.stop());

  /** Everything that there is in the account, by store. */
  const everything = () =>
    world.allRegions().flatMap(region =>
      region
        .stores()
        .filter(([name]) => !REMEMBERED.has(name))
        .flatMap(([name, store]) =>
          store.all().map(({ id }) => `${region.name} ${name} ${id}`),
        ),
    );

  /** CloudFormation makes them for a certificate, and leaves them behind. */
  async function removeValidationRecords() {
    const { HostedZones = [] } = await route53.send(
      new ListHostedZonesCommand({}),
    );
    for (const { Id: HostedZoneId } of HostedZones) {
      const { ResourceRecordSets = [] } = await route53.send(
        new ListResourceRecordSetsCommand({ HostedZoneId }),
      );
      const left = ResourceRecordSets.filter(({ Type }) => Type === 'CNAME');
      if (left.length === 0) continue;
      await route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId,
          ChangeBatch: {
            Changes: left.map(ResourceRecordSet => ({
              Action: 'DELETE',
              ResourceRecordSet,
            })),
          },
        }),
      );
    }
  }

  async function prepared(example: string) {
    const spec = read(example);
    if (spec.domain?.mode === 'existing-zone') {
      const { HostedZone } = await route53.send(
        new CreateHostedZoneCommand({
          Name: spec.domain.name,
          CallerReference: 'before the environment',
        }),
      );
      spec.domain.hostedZoneId = HostedZone?.Id?.split('/').at(-1);
    }
    return spec;
  }

  it.each([
    ['fckdoomscroll.json', 6],
    ['small.yaml', 5],
    ['no-domain.yaml', 5],
    ['elsewhere.yaml', 6],
  ])(
    'of %s comes up whole, and goes without a trace',
    async (example, parts) => {
      const spec = await prepared(example);
      const before = everything();
      const environment = new DeployedEnvironment(aws.client);
      expect(await environment.deploy(spec)).toHaveLength(parts);
      expect(everything().length).toBeGreaterThan(before.length + 70);

      const unprotected = {
        ...spec,
        database: { ...spec.database, deletionProtection: false },
      };
      await environment.deploy(unprotected);
      await environment.destroy(async part => {
        if (part === 'network') await removeValidationRecords();
      });
      expect(everything()).toEqual(before);
    },
  );

  it('changes what it should, and nothing else', async () => {
    const spec = await prepared('no-domain.yaml');
    const environment = new DeployedEnvironment(aws.client);
    await environment.deploy(spec);

    expect(await environment.deploy(spec)).toEqual([]);
    // The network stack keeps the specification, so it always changes along.
    Object.assign(spec, { service: { cpu: 1024, memoryMb: 2048 } });
    expect(await environment.deploy(spec)).toEqual(['network', 'service']);
    Object.assign(spec, { database: { instanceClass: 'db.t4g.small' } });
    expect(await environment.deploy(spec)).toEqual(['network', 'data']);
    Object.assign(spec, { network: { natGateways: 2 } });
    expect(await environment.deploy(spec)).toEqual(['network']);
    Object.assign(spec, {
      domain: { mode: 'create-zone', name: 'shop.example.com' },
    });
    expect(await environment.deploy(spec)).toEqual([
      'network',
      'cert',
      'service',
      'edge',
      'ops',
    ]);
    Object.assign(spec, { users: { userPool: false }, edge: { cdn: false } });
    expect(await environment.deploy(spec)).toEqual([
      'network',
      'cert',
      'data',
      'service',
      'edge',
      'ops',
    ]);
  });
});

/** What AWS remembers of what is gone; copies of backups on purpose. */
const REMEMBERED: ReadonlySet<string> = new Set([
  'stacks',
  'changeSets',
  'dbAutomatedBackups',
  'dnsChanges',
  'ecsServices',
  'taskDefinitions',
]);
