import {
  CreateChangeSetCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { ACCOUNT_ID, REGION } from '../__testUtils__/awsWorld';
import { startBackend, type TestBackend } from '../__testUtils__/backend';

jest.setTimeout(120_000);

describe('an environment of nothing but empty stacks', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startBackend({ delegation: { check: false } });
  });

  afterAll(() => backend?.stop());

  const of = (environmentId: string, path: string) =>
    `/environments/${ACCOUNT_ID}/${REGION}/${environmentId}${path}`;
  const leave = (StackName: string, ChangeSetName: string) =>
    backend.world.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName,
        ChangeSetType: 'CREATE',
        TemplateBody: '{"Resources":{"Log":{"Type":"AWS::Logs::LogGroup"}}}',
      }),
    );
  const thereAre = async () => {
    const { Stacks = [] } = await backend.world.cloudFormation.send(
      new DescribeStacksCommand({}),
    );
    return Stacks.map(({ StackName }) => StackName).sort();
  };
  const takeDown = (environmentId: string, requestId: string) =>
    backend.post(of(environmentId, '/destroy'), {
      confirmation: environmentId,
      requestId,
    });

  it('is shown before it is taken down, and gone after', async () => {
    await leave('shop-staging-network', 'quarterdeck-that-was-denied');
    await leave('shop-staging-service', 'quarterdeck-plan-that-was-denied');
    await leave('shop-staging-data', 'somebody-elses');
    const { body: preview } = await backend.get(of('shop-staging', '/destroy'));
    expect(preview).toMatchObject({
      confirmation: 'shop-staging',
      lost: [],
      kept: [],
      protections: [],
      problems: [],
      canSnapshot: false,
    });
    expect(preview.stacks).toEqual(
      ['service', 'network'].map(part =>
        expect.objectContaining({
          stackName: `shop-staging-${part}`,
          stackStatus: 'REVIEW_IN_PROGRESS',
          resources: [],
        }),
      ),
    );
    const { body, status } = await takeDown('shop-staging', 'destroy-1');
    expect({ status, error: body.error }).toEqual({ status: 201 });
    expect(await backend.ended(body.id)).toMatchObject({
      status: 'succeeded',
      remainders: [],
    });
    expect(await thereAre()).toEqual(['shop-staging-data']);
  });

  it('is none where the empty stack is somebody else’s', async () => {
    await leave('books-staging-network', 'somebody-elses');
    const { body } = await backend.get(of('books-staging', '/destroy'));
    expect(body.stacks).toEqual([]);
    expect((await takeDown('books-staging', 'destroy-2')).status).toBe(404);
    expect(await thereAre()).toContain('books-staging-network');
  });
});
