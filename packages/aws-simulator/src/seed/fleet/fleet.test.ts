import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeAlarmsCommand,
  CloudWatchClient,
} from '@aws-sdk/client-cloudwatch';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { Simulator } from '../../Simulator';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import type { Region } from '../../world/Region';
import { World } from '../../world/World';
import { createEnvironment } from '../createEnvironment';
import { seedStacks } from '../seedTemplates';
import { fleetAccountId, fleetEnvironments } from './fleetEnvironments';
import { seedFleet } from './seedFleet';

const OPTIONS = {
  environments: 60,
  accounts: 3,
  regions: ['us-east-1', 'eu-west-1'],
};
const [FIRST] = fleetEnvironments(OPTIONS);
const FIRST_ID = `${FIRST.name}-${FIRST.stage}`;

const ofEnvironment = (regions: Region[], id: string) =>
  regions.flatMap(region =>
    region.stores().flatMap(([store, resources]) =>
      resources
        .all()
        .filter(each => each.tags['quarterdeck/environment'] === id)
        .map(resource => ({ store, resource })),
    ),
  );

describe('a fleet', () => {
  let world: World;
  let aws: SimulatedAws;
  beforeAll(async () => {
    world = new World();
    await seedFleet(world, OPTIONS);
    aws = await serveWorld(world);
  });
  afterAll(() => aws.stop());

  it('is spread over accounts and regions, under names of its own', () => {
    const services = world.allRegions().map(region => ({
      account: region.accountId,
      region: region.name,
      count: region.ecsServices.size,
    }));
    expect(services.reduce((sum, each) => sum + each.count, 0)).toBe(60);
    for (const account of [0, 1, 2].map(fleetAccountId)) {
      for (const region of OPTIONS.regions) {
        expect(services).toContainEqual({ account, region, count: 10 });
      }
    }
    const names = fleetEnvironments({ ...OPTIONS, environments: 1000 }).map(
      ({ name, stage }) => `${name}-${stage}`,
    );
    expect(new Set(names).size).toBe(1000);
    expect(Math.max(...names.map(name => name.length))).toBeLessThan(32);
  });

  it('has what the CloudFormation engine would have made', async () => {
    const other = new Simulator(new World());
    await createEnvironment(other, FIRST, new Date());
    const made = ofEnvironment(other.world.allRegions(), FIRST_ID);
    const copied = ofEnvironment(world.allRegions(), FIRST_ID);
    const forms = (resources: typeof made) =>
      resources.map(({ store, resource }) => ({
        store,
        shape: Object.keys(resource.shape).sort(),
        tags: { ...resource.tags, 'aws:cloudformation:stack-id': '' },
      }));
    expect(made.length).toBeGreaterThan(40);
    expect(forms(copied)).toEqual(forms(made));
  });

  it('gives to each environment ids of its own', () => {
    const resources = world
      .allRegions()
      .flatMap(region => region.stores().flatMap(([, store]) => store.all()));
    const perEnvironment = ofEnvironment(world.allRegions(), FIRST_ID).length;
    expect(resources.length).toBeGreaterThan(perEnvironment * 55);
    const arns = resources.map(each => each.arn);
    const twice = arns.filter((arn, index) => arns.indexOf(arn) !== index);
    expect(twice).toEqual([]);
    const placeholders = JSON.stringify(resources).match(/seedling|saplings/g);
    expect(placeholders).toBeNull();
  });

  it('has a few environments in trouble', async () => {
    const trouble = world.allRegions().flatMap(each => each.incidents);
    expect(trouble).toHaveLength(3);
    expect(new Set(trouble.map(({ kind }) => kind)).size).toBe(3);
    const [{ environment, serviceArn }] = trouble.filter(
      ({ kind }) => kind === 'crash-loop',
    );
    const [, , , region, account] = serviceArn.split(':');
    const { services } = await new ECSClient({
      ...aws.clientOf(account),
      region,
    }).send(
      new DescribeServicesCommand({
        cluster: environment,
        services: [serviceArn],
      }),
    );
    expect(services?.[0].runningCount).toBeLessThan(
      services?.[0].desiredCount ?? 0,
    );
  });

  describe('has stacks', () => {
    let cfn: CloudFormationClient;
    beforeAll(() => {
      cfn = new CloudFormationClient(aws.client);
    });
    afterAll(() => cfn.destroy());

    it('with tags, outputs, events, resources and the template', async () => {
      const StackName = `${FIRST_ID}-service`;
      const { Stacks } = await cfn.send(
        new DescribeStacksCommand({ StackName }),
      );
      expect(Stacks?.[0]).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        Outputs: expect.arrayContaining([
          {
            OutputKey: 'ServiceArn',
            OutputValue: `arn:aws:ecs:us-east-1:123456789012:service/${FIRST_ID}/${FIRST_ID}-service`,
          },
        ]),
        Tags: expect.arrayContaining([
          { Key: 'quarterdeck/environment', Value: FIRST_ID },
        ]),
      });
      const { TemplateBody } = await cfn.send(
        new GetTemplateCommand({ StackName }),
      );
      expect(TemplateBody).toBe(
        seedStacks(FIRST).find(each => each.stackName === StackName)
          ?.templateBody,
      );
      const { StackResources } = await cfn.send(
        new DescribeStackResourcesCommand({ StackName }),
      );
      const { StackEvents } = await cfn.send(
        new DescribeStackEventsCommand({ StackName }),
      );
      const eventIds = new Set(StackEvents?.map(each => each.EventId));
      expect(eventIds.size).toBe(StackEvents?.length);
      expect(StackEvents?.[0].Timestamp?.getTime()).toBeCloseTo(
        Stacks?.[0].CreationTime?.getTime() ?? 0,
        -4,
      );
      for (const { LogicalResourceId, PhysicalResourceId } of StackResources ??
        []) {
        expect(StackEvents).toContainEqual(
          expect.objectContaining({
            LogicalResourceId,
            PhysicalResourceId,
            ResourceStatus: 'CREATE_COMPLETE',
          }),
        );
      }
    });

    it('that can be deleted with what they made', async () => {
      const { name, stage } = fleetEnvironments(OPTIONS)[1];
      const StackName = `${name}-${stage}-ops`;
      const cloudwatch = new CloudWatchClient(aws.client);
      const alarms = () =>
        cloudwatch.send(
          new DescribeAlarmsCommand({ AlarmNamePrefix: `${name}-${stage}` }),
        );
      const before = (await alarms()).MetricAlarms?.length ?? 0;
      await cfn.send(new DeleteStackCommand({ StackName }));
      await waitUntilStackDeleteComplete(
        { client: cfn, maxWaitTime: 10, minDelay: 1, maxDelay: 1 },
        { StackName },
      );
      expect((await alarms()).MetricAlarms?.length).toBeLessThan(before);
      cloudwatch.destroy();
    });
  });
});
