import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTasksCommand,
  paginateListServices,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
  StopServiceDeploymentCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { Pace } from '../../world/Pace';

const CLUSTER = 'ci';
const SECOND = 1000;
const MISSING_IMAGE =
  '123456789012.dkr.ecr.us-east-1.amazonaws.com/nowhere:latest';

describe('ECS', () => {
  let shop: ReturnType<typeof shopWorld>;
  let aws: SimulatedAws;
  let client: ECSClient;

  beforeEach(async () => {
    shop = shopWorld({ pace: new Pace(1) });
    aws = await serveWorld(shop.world);
    client = new ECSClient(aws.client);
    await client.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  });
  afterEach(() => aws.stop());

  const register = async (
    image = 'public.ecr.aws/nginx:1',
    changes: Partial<RegisterTaskDefinitionCommandInput> = {},
  ) => {
    const { taskDefinition } = await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'web',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image }],
        ...changes,
      }),
    );
    return taskDefinition?.taskDefinitionArn ?? '';
  };
  const networkConfiguration = {
    awsvpcConfiguration: { subnets: ['subnet-0a0', 'subnet-0a1'] },
  };
  const createService = async (
    changes: Partial<CreateServiceCommand['input']> = {},
  ) => {
    const { service } = await client.send(
      new CreateServiceCommand({
        cluster: CLUSTER,
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 4,
        launchType: 'FARGATE',
        networkConfiguration,
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: true },
        },
        ...changes,
      }),
    );
    return service;
  };
  const update = (changes: Partial<UpdateServiceCommand['input']>) =>
    client.send(
      new UpdateServiceCommand({
        cluster: CLUSTER,
        service: 'web',
        ...changes,
      }),
    );
  const shown = async () => {
    const { services } = await client.send(
      new DescribeServicesCommand({ cluster: CLUSTER, services: ['web'] }),
    );
    return services?.[0];
  };
  const messages = async () =>
    ((await shown())?.events ?? []).map(each => each.message);

  it('rolls a new revision out, which CI can watch', async () => {
    await register();
    await createService();
    shop.clock.advance(60 * SECOND);
    expect(await shown()).toMatchObject({
      runningCount: 4,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    });
    const next = await register('public.ecr.aws/nginx:2');
    expect(next).toMatch(/task-definition\/web:2$/);
    await update({
      taskDefinition: next,
      deploymentConfiguration: { maximumPercent: 150 },
    });
    const seen: string[] = [];
    for (let second = 0; second < 40; second++) {
      const service = await shown();
      const [primary, active] = service?.deployments ?? [];
      expect(service?.runningCount).toBeGreaterThanOrEqual(4);
      expect(
        (service?.runningCount ?? 0) + (service?.pendingCount ?? 0),
      ).toBeLessThanOrEqual(6);
      seen.push(
        `${primary.rolloutState} ${primary.runningCount} ${
          active?.runningCount ?? 0
        }`,
      );
      shop.clock.advance(SECOND);
    }
    expect([...new Set(seen)]).toEqual([
      'IN_PROGRESS 0 4',
      'IN_PROGRESS 2 4',
      'IN_PROGRESS 2 2',
      'IN_PROGRESS 4 2',
      'COMPLETED 4 2',
      'COMPLETED 4 0',
    ]);
    expect(await messages()).toContain(
      '(service web) has reached a steady state.',
    );
  });

  it('stops old tasks first where there is no room for more', async () => {
    await register();
    await createService({
      deploymentConfiguration: {
        minimumHealthyPercent: 50,
        maximumPercent: 100,
      },
    });
    shop.clock.advance(60 * SECOND);
    await update({ forceNewDeployment: true });
    const running: number[] = [];
    for (let second = 0; second < 60; second++) {
      const service = await shown();
      running.push(service?.runningCount ?? 0);
      shop.clock.advance(SECOND);
    }
    expect(Math.min(...running)).toBe(2);
    expect(Math.max(...running)).toBe(4);
    expect(running.at(-1)).toBe(4);
  });

  it('trips the circuit breaker and rolls back', async () => {
    await register();
    const created = await createService();
    const good = created?.deployments?.[0].id;
    shop.clock.advance(60 * SECOND);
    await update({ taskDefinition: await register(MISSING_IMAGE) });
    shop.clock.advance(30 * SECOND);
    expect(await shown()).toMatchObject({
      runningCount: 4,
      deployments: [
        { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', runningCount: 0 },
        { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 4 },
      ],
    });
    const list = async () =>
      (
        await client.send(
          new ListServiceDeploymentsCommand({
            cluster: CLUSTER,
            service: 'web',
          }),
        )
      ).serviceDeployments ?? [];
    expect((await list()).map(each => each.status)).toEqual([
      'IN_PROGRESS',
      'SUCCESSFUL',
    ]);

    shop.clock.advance(5 * 60 * SECOND);
    const service = await shown();
    expect(service).toMatchObject({
      runningCount: 4,
      pendingCount: 0,
      taskDefinition: expect.stringMatching(/web:1$/),
    });
    expect(service?.deployments).toMatchObject([
      {
        id: good,
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        runningCount: 4,
      },
    ]);
    const bad = (await list())[0];
    expect(bad.status).toBe('ROLLBACK_SUCCESSFUL');
    const said = await messages();
    expect(said).toContainEqual(
      expect.stringMatching(
        /^\(service web\) \(deployment ecs-svc\/\d+\) deployment failed: tasks failed to start\.$/,
      ),
    );
    expect(said).toContain(`(service web) rolling back to deployment ${good}.`);
    const described = await client.send(
      new DescribeServiceDeploymentsCommand({
        serviceDeploymentArns: [bad.serviceDeploymentArn ?? '', 'x/y/z/a'],
      }),
    );
    expect(described.serviceDeployments).toMatchObject([
      {
        deploymentCircuitBreaker: {
          status: 'TRIGGERED',
          failureCount: 3,
          threshold: 3,
        },
        rollback: {
          serviceRevisionArn: expect.stringContaining(good?.slice(8) ?? ''),
        },
      },
    ]);
    expect(described.failures).toMatchObject([{ reason: 'MISSING' }]);
    const { serviceRevisions } = await client.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [bad.targetServiceRevisionArn ?? ''],
      }),
    );
    expect(serviceRevisions).toMatchObject([
      { containerImages: [{ image: MISSING_IMAGE }] },
    ]);

    const stopped = await client.send(
      new ListTasksCommand({ cluster: CLUSTER, desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await client.send(
      new DescribeTasksCommand({
        cluster: CLUSTER,
        tasks: stopped.taskArns,
      }),
    );
    expect(tasks).toContainEqual(
      expect.objectContaining({
        stopCode: 'TaskFailedToStart',
        stoppedReason: expect.stringContaining('CannotPullContainerError'),
      }),
    );
    shop.clock.advance(3_700 * SECOND);
    const later = await client.send(
      new ListTasksCommand({ cluster: CLUSTER, desiredStatus: 'STOPPED' }),
    );
    expect(later.taskArns).toEqual([]);
  });

  it('stays failed where no rollback is wanted', async () => {
    await register();
    await createService({
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: false },
      },
    });
    shop.clock.advance(60 * SECOND);
    await update({ taskDefinition: await register(MISSING_IMAGE) });
    shop.clock.advance(10 * 60 * SECOND);
    expect((await shown())?.deployments).toMatchObject([
      {
        status: 'PRIMARY',
        rolloutState: 'FAILED',
        rolloutStateReason:
          'ECS deployment circuit breaker: tasks failed to start.',
        runningCount: 0,
      },
      { status: 'ACTIVE', runningCount: 4 },
    ]);
    await update({ taskDefinition: 'web:1' });
    shop.clock.advance(60 * SECOND);
    expect((await shown())?.deployments).toMatchObject([
      { rolloutState: 'COMPLETED', runningCount: 4, failedTasks: 0 },
    ]);
  });

  it('rolls back a deployment that somebody stops', async () => {
    await register();
    await createService();
    shop.clock.advance(60 * SECOND);
    await update({ taskDefinition: await register('public.ecr.aws/nginx:2') });
    shop.clock.advance(SECOND);
    const { serviceDeployments: [current] = [] } = await client.send(
      new ListServiceDeploymentsCommand({ cluster: CLUSTER, service: 'web' }),
    );
    const stop = new StopServiceDeploymentCommand({
      serviceDeploymentArn: current.serviceDeploymentArn,
      stopType: 'ROLLBACK',
    });
    await client.send(stop);
    await expect(client.send(stop)).rejects.toMatchObject({
      name: 'ConflictException',
    });
    shop.clock.advance(60 * SECOND);
    expect(await shown()).toMatchObject({
      runningCount: 4,
      taskDefinition: expect.stringMatching(/web:1$/),
    });
  });

  it('runs one-off tasks to their end', async () => {
    await register();
    await expect(
      client.send(
        new RunTaskCommand({ cluster: CLUSTER, taskDefinition: 'web' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const { tasks: [task] = [] } = await client.send(
      new RunTaskCommand({
        cluster: CLUSTER,
        taskDefinition: 'web',
        launchType: 'FARGATE',
        networkConfiguration,
        startedBy: 'ci',
        overrides: {
          containerOverrides: [{ name: 'app', command: ['migrate'] }],
        },
      }),
    );
    expect(task).toMatchObject({ lastStatus: 'PENDING', group: 'family:web' });
    const { taskArns } = await client.send(
      new ListTasksCommand({ cluster: CLUSTER, startedBy: 'ci' }),
    );
    expect(taskArns).toEqual([task.taskArn]);
    await expect(
      client.send(new DeleteClusterCommand({ cluster: CLUSTER })),
    ).rejects.toMatchObject({ name: 'ClusterContainsTasksException' });
    shop.clock.advance(60 * SECOND);
    const { tasks } = await client.send(
      new DescribeTasksCommand({
        cluster: CLUSTER,
        tasks: [task.taskArn ?? ''],
      }),
    );
    expect(tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        containers: [{ exitCode: 0 }],
        overrides: { containerOverrides: [{ command: ['migrate'] }] },
      },
    ]);
  });

  it('stops a task when told', async () => {
    await register();
    const { tasks: [task] = [] } = await client.send(
      new RunTaskCommand({
        cluster: CLUSTER,
        taskDefinition: 'web',
        networkConfiguration,
      }),
    );
    shop.clock.advance(5 * SECOND);
    const stopped = await client.send(
      new StopTaskCommand({
        cluster: CLUSTER,
        task: task.taskArn,
        reason: 'enough',
      }),
    );
    expect(stopped.task).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      desiredStatus: 'STOPPED',
    });
    await expect(
      client.send(new StopTaskCommand({ cluster: CLUSTER, task: 'nope' })),
    ).rejects.toMatchObject({ message: 'The referenced task was not found.' });
  });

  it('registers, retires and deletes task definitions', async () => {
    const arn = await register();
    await expect(register('x', { memory: '4096' })).rejects.toMatchObject({
      name: 'ClientException',
      message: expect.stringContaining('No Fargate configuration exists'),
    });
    const families = async (status: 'ACTIVE' | 'INACTIVE') =>
      (
        await client.send(
          new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'we', status }),
        )
      ).families;
    expect(await families('ACTIVE')).toEqual(['web']);
    const remove = new DeleteTaskDefinitionsCommand({ taskDefinitions: [arn] });
    expect((await client.send(remove)).failures).toHaveLength(1);
    await client.send(
      new DeregisterTaskDefinitionCommand({ taskDefinition: arn }),
    );
    expect(await families('ACTIVE')).toEqual([]);
    expect(await families('INACTIVE')).toEqual(['web']);
    expect((await client.send(remove)).taskDefinitions).toMatchObject([
      { status: 'DELETE_IN_PROGRESS' },
    ]);
    expect(await register()).toMatch(/web:2$/);
  });

  it('refuses in the words of ECS', async () => {
    const refused = async (answer: Promise<object>) => {
      const failure = await answer.catch(error => error);
      return `${failure.name}: ${failure.message}`;
    };
    const services = Array.from({ length: 11 }, (_, index) => `s${index}`);
    expect(
      await refused(
        client.send(
          new DescribeServicesCommand({ cluster: CLUSTER, services }),
        ),
      ),
    ).toMatch('InvalidParameterException');
    const tasks = Array.from({ length: 101 }, (_, index) => `t${index}`);
    expect(
      await refused(
        client.send(new DescribeTasksCommand({ cluster: CLUSTER, tasks })),
      ),
    ).toMatch('InvalidParameterException');
    expect(
      await refused(client.send(new ListServicesCommand({ cluster: 'no' }))),
    ).toBe('ClusterNotFoundException: Cluster not found.');
    await register();
    expect(
      await refused(
        client.send(
          new UpdateServiceCommand({ cluster: CLUSTER, service: 'no' }),
        ),
      ),
    ).toBe('ServiceNotFoundException: Service not found.');
    await createService();
    expect(
      await refused(
        client.send(
          new DeleteServiceCommand({ cluster: CLUSTER, service: 'web' }),
        ),
      ),
    ).toBe(
      'InvalidParameterException: The service cannot be stopped while it is scaled above 0.',
    );
    expect(
      await refused(
        client.send(new DeleteClusterCommand({ cluster: CLUSTER })),
      ),
    ).toMatch('ClusterContainsServicesException');
    const remove = new DeleteServiceCommand({
      cluster: CLUSTER,
      service: 'web',
      force: true,
    });
    await client.send(remove);
    expect(await refused(client.send(remove))).toBe(
      'ServiceNotActiveException: Service was not ACTIVE.',
    );
    expect((await shown())?.status).toBe('INACTIVE');
    shop.clock.advance(10 * SECOND);
    await client.send(new DeleteClusterCommand({ cluster: CLUSTER }));
    const { clusters, failures } = await client.send(
      new DescribeClustersCommand({ clusters: [CLUSTER, 'no'] }),
    );
    expect(clusters).toMatchObject([{ status: 'INACTIVE' }]);
    expect(failures).toMatchObject([{ reason: 'MISSING' }]);
  });

  it('pages services, and tags what it has', async () => {
    await register();
    for (let number = 0; number < 12; number++) {
      await createService({ serviceName: `s${number}`, desiredCount: 0 });
    }
    const arns: string[] = [];
    const sizes: number[] = [];
    for await (const page of paginateListServices(
      { client },
      { cluster: CLUSTER },
    )) {
      sizes.push(page.serviceArns?.length ?? 0);
      arns.push(...(page.serviceArns ?? []));
    }
    expect(sizes).toEqual([10, 2]);
    const [resourceArn] = arns;
    await client.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'team', value: 'web' },
          { key: 'x', value: 'y' },
        ],
      }),
    );
    await client.send(
      new UntagResourceCommand({ resourceArn, tagKeys: ['x'] }),
    );
    const { tags } = await client.send(
      new ListTagsForResourceCommand({ resourceArn }),
    );
    expect(tags).toEqual([{ key: 'team', value: 'web' }]);
    const { capacityProviders } = await client.send(
      new DescribeCapacityProvidersCommand({}),
    );
    expect(capacityProviders?.map(each => each.name)).toEqual([
      'FARGATE',
      'FARGATE_SPOT',
    ]);
  });
});
