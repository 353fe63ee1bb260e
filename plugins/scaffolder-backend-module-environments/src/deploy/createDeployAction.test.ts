import type {
  Deployment,
  DeploymentEvent,
  EnvironmentsApi,
} from '@quarterdeck/plugin-environments-common';
import { taskContext } from '../__testUtils__/taskContext';
import { createDeployAction } from './createDeployAction';

const spec = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};

const deployment: Deployment = {
  id: 'd1',
  kind: 'deploy',
  environmentId: 'shop-production',
  accountId: spec.accountId,
  region: spec.region,
  spec,
  requestedBy: 'user:default/mock',
  requestId: 'task/step/1',
  status: 'deploying',
  stacks: [],
  offers: [],
  remainders: [],
  links: [],
  entityRef: 'resource:default/shop-production',
  createdAt: '2026-11-22T12:00:00.000Z',
};

const database: DeploymentEvent = {
  n: 1,
  time: '2026-11-22T12:00:01.000Z',
  stackName: 'shop-production-data',
  logicalId: 'Database',
  physicalId: 'shop-production-db',
  resourceType: 'AWS::RDS::DBInstance',
  status: 'CREATE_COMPLETE',
  completed: 37,
  total: 86,
};

/** A backend whose deployment ends as told, at once or when it is cancelled. */
function backend(
  end: Partial<Deployment>,
  options?: { onlyIfCancelled: boolean },
) {
  const asked: string[] = [];
  let isCancelled = false;
  const api: Pick<EnvironmentsApi, 'submit' | 'follow' | 'cancel'> = {
    submit: jest.fn(async request => {
      asked.push(request.requestId);
      return deployment;
    }),
    follow: jest.fn(async (_id, after) => {
      const isOver = isCancelled || !options?.onlyIfCancelled;
      return {
        deployment: isOver ? { ...deployment, ...end } : deployment,
        events: after < 1 ? [database] : [],
      };
    }),
    cancel: jest.fn(async () => {
      isCancelled = true;
      return deployment;
    }),
  };
  const action = createDeployAction({
    clients: { asScaffolder: () => api, onBehalfOf: () => api },
  });
  return { api, action, asked };
}

describe('aws:environment:deploy', () => {
  it('submits, logs a line for each event, and hands out the links', async () => {
    const service = {
      kind: 'service' as const,
      title: 'Open the service',
      url: 'http://shop.example.com',
    };
    const { action, api } = backend({ status: 'succeeded', links: [service] });
    const context = taskContext({ ...spec, costCenter: '', network: null });
    await action.handler(context);

    expect(api.submit).toHaveBeenCalledWith({
      requestId: 'task/step/1',
      spec: expect.objectContaining({
        name: 'shop',
        database: expect.anything(),
      }),
    });
    expect(context.logger.info).toHaveBeenCalledWith(
      '37/86 AWS::RDS::DBInstance shop-production-db CREATE_COMPLETE',
    );
    expect(Object.fromEntries(context.output.mock.calls)).toEqual({
      deploymentId: 'd1',
      entityRef: 'resource:default/shop-production',
      links: [service],
      url: 'http://shop.example.com',
    });
  });

  it("fails with CloudFormation's reason and no stack trace", async () => {
    const { action } = backend({
      status: 'failed',
      failure: {
        resourceType: 'AWS::RDS::DBInstance',
        logicalId: 'Database',
        reason: 'DB instance already exists',
        remedy: 'Choose another name.',
      },
    });
    const error: Error = await action.handler(taskContext(spec)).then(
      () => new Error('It did not fail'),
      cause => cause,
    );
    expect(error.message).toBe(
      'AWS::RDS::DBInstance Database failed: DB instance already exists\nChoose another name.',
    );
    expect(error.stack).not.toMatch(/\.ts:/);
  });

  it('says everything that is wrong with a specification', async () => {
    const { action, api } = backend({});
    await expect(
      action.handler(taskContext({ ...spec, name: 'Shop', stage: undefined })),
    ).rejects.toThrow(/name: Use lower-case letters[^]*stage: /);
    expect(api.submit).not.toHaveBeenCalled();
  });

  it('has the deployment cancelled, and waits for the end of that', async () => {
    const { action, api } = backend(
      { status: 'cancelled', cancelRequestedBy: 'user:default/mock' },
      { onlyIfCancelled: true },
    );
    const abort = new AbortController();
    const running = action.handler({
      ...taskContext(spec),
      signal: abort.signal,
    });
    abort.abort();
    await expect(running).rejects.toThrow('was cancelled by user:default/mock');
    expect(api.cancel).toHaveBeenCalledTimes(1);
  });

  it('finds its deployment after a restart; a retry asks for another', async () => {
    const { action, asked, api } = backend({ status: 'failed' });
    const remembered = new Map<string, unknown>();
    jest
      .mocked(api.submit)
      .mockRejectedValueOnce(new Error('The portal is being restarted'));
    const run = () => action.handler(taskContext(spec, remembered));
    await expect(run()).rejects.toThrow('restarted');
    await expect(run()).rejects.toThrow('failed');
    await expect(run()).rejects.toThrow('failed');
    expect(asked).toEqual(['task/step/1', 'task/step/2']);
  });

  it('changes nothing in a dry run', async () => {
    const { action, api } = backend({});
    const context = taskContext(spec);
    await action.handler({ ...context, isDryRun: true });
    expect(api.submit).not.toHaveBeenCalled();
    expect(context.logger.info).toHaveBeenCalledWith(
      'Would deploy shop-production to account 123456789012, us-east-1',
    );
  });

  it('describes the specification for the list of actions', () => {
    const { action } = backend({});
    expect(action.schema?.input).toMatchObject({
      properties: {
        spec: { properties: { name: { title: 'Name', type: 'string' } } },
      },
    });
    expect(JSON.stringify(action.schema?.input)).not.toContain('"pattern"');
  });
});
