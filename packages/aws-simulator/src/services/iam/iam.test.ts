import {
  AddClientIDToOpenIDConnectProviderCommand,
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetContextKeysForCustomPolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';

const ECS_EXECUTION =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
const GITHUB = 'https://token.actions.githubusercontent.com';

const document = (...Statement: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (service: string) =>
  document({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  });
const permit = (Action: string | string[], Resource = '*', more = {}) =>
  document({ Effect: 'Allow', Action, Resource, ...more });

describe('IAM', () => {
  let aws: SimulatedAws;
  let iam: IAMClient;

  beforeEach(async () => {
    aws = await serveWorld(shopWorld().world);
    iam = new IAMClient(aws.client);
  });
  afterEach(() => aws.stop());

  const createRole = (RoleName: string, more: object = {}) =>
    iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        ...more,
      }),
    );

  it('keeps roles with their trust and tags', async () => {
    const { Role } = await createRole('task', {
      Tags: [{ Key: 'a', Value: '1' }],
      Path: '/shop/',
    });
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:role/shop/task',
      RoleId: expect.stringMatching(/^AROA[0-9A-Z]{17}$/),
      MaxSessionDuration: 3600,
    });
    await expect(createRole('task')).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'Role with name task already exists.',
      $metadata: { httpStatusCode: 409 },
    });
    const RoleName = 'task';
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName,
        PolicyDocument: trust('ecs.amazonaws.com'),
      }),
    );
    await iam.send(
      new TagRoleCommand({ RoleName, Tags: [{ Key: 'b', Value: '2' }] }),
    );
    await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['a'] }));
    const found = await iam.send(new GetRoleCommand({ RoleName }));
    expect(decodeURIComponent(found.Role?.AssumeRolePolicyDocument ?? '')).toBe(
      trust('ecs.amazonaws.com'),
    );
    expect(
      (await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags,
    ).toEqual([{ Key: 'b', Value: '2' }]);
    await expect(
      createRole('x', { AssumeRolePolicyDocument: '{' }),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });

  it('deletes a role only without policies', async () => {
    const RoleName = 'task';
    await createRole(RoleName);
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'own',
        PolicyDocument: permit('s3:Get*'),
      }),
    );
    await iam.send(
      new AttachRolePolicyCommand({ RoleName, PolicyArn: ECS_EXECUTION }),
    );
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(remove()).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete entity, must detach all policies first.',
    });
    expect(
      (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))
        .AttachedPolicies,
    ).toEqual([
      {
        PolicyArn: ECS_EXECUTION,
        PolicyName: 'AmazonECSTaskExecutionRolePolicy',
      },
    ]);
    await iam.send(
      new DetachRolePolicyCommand({ RoleName, PolicyArn: ECS_EXECUTION }),
    );
    await expect(remove()).rejects.toThrow('must delete policies first');
    const own = { RoleName, PolicyName: 'own' };
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand(own));
    expect(decodeURIComponent(PolicyDocument!)).toBe(permit('s3:Get*'));
    await iam.send(new DeleteRolePolicyCommand(own));
    await remove();
    await expect(remove()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('keeps versions of managed policies', async () => {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'read',
        PolicyDocument: permit('s3:Get*'),
      }),
    );
    const PolicyArn = Policy!.Arn!;
    const { PolicyVersion } = await iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument: permit('s3:List*'),
      }),
    );
    expect(PolicyVersion).toMatchObject({
      VersionId: 'v2',
      IsDefaultVersion: false,
    });
    await iam.send(
      new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }),
    );
    await expect(
      iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' })),
    ).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await expect(
      iam.send(new DeletePolicyCommand({ PolicyArn })),
    ).rejects.toThrow('more than one version');
    await iam.send(
      new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
    );
    const { Versions } = await iam.send(
      new ListPolicyVersionsCommand({ PolicyArn }),
    );
    expect(Versions?.map(each => each.VersionId)).toEqual(['v2']);
    const version = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }),
    );
    expect(decodeURIComponent(version.PolicyVersion!.Document!)).toBe(
      permit('s3:List*'),
    );
    await createRole('task');
    await iam.send(
      new AttachRolePolicyCommand({ RoleName: 'task', PolicyArn }),
    );
    expect(
      (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy
        ?.AttachmentCount,
    ).toBe(1);
    expect(
      (await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn })))
        .PolicyRoles,
    ).toMatchObject([{ RoleName: 'task' }]);
    await expect(
      iam.send(new DeletePolicyCommand({ PolicyArn })),
    ).rejects.toThrow('Cannot delete a policy attached to entities.');
    const local = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    expect(local.Policies?.map(each => each.PolicyName)).toEqual(['read']);
    await expect(
      iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'task',
          PolicyArn: 'arn:aws:iam::aws:policy/Typo',
        }),
      ),
    ).rejects.toThrow('does not exist or is not attachable.');
  });

  it('has the roles that AWS makes for its services', async () => {
    const names = async () =>
      (
        await iam.send(
          new ListRolesCommand({ PathPrefix: '/aws-service-role/' }),
        )
      ).Roles?.map(each => each.RoleName);
    expect(await names()).toEqual([
      'AWSServiceRoleForApplicationAutoScaling_ECSService',
      'AWSServiceRoleForECS',
      'AWSServiceRoleForElasticLoadBalancing',
      'AWSServiceRoleForRDS',
    ]);
    const create = (AWSServiceName: string) =>
      iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
    await expect(create('ecs.amazonaws.com')).rejects.toThrow(
      'Service role name AWSServiceRoleForECS has been taken in this account',
    );
    await create('wafv2.amazonaws.com');
    expect(await names()).toContain('AWSServiceRoleForWAFV2Logging');
    const remove = async (RoleName: string) => {
      const { DeletionTaskId } = await iam.send(
        new DeleteServiceLinkedRoleCommand({ RoleName }),
      );
      const { Status } = await iam.send(
        new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }),
      );
      return Status;
    };
    expect(await remove('AWSServiceRoleForWAFV2Logging')).toBe('SUCCEEDED');
    expect(await remove('AWSServiceRoleForECS')).toBe('FAILED');
    await expect(
      iam.send(new DeleteRoleCommand({ RoleName: 'AWSServiceRoleForECS' })),
    ).rejects.toMatchObject({ name: 'UnmodifiableEntityException' });
  });

  it('keeps one OIDC provider for a URL', async () => {
    const create = () =>
      iam.send(
        new CreateOpenIDConnectProviderCommand({
          Url: GITHUB,
          ClientIDList: ['sts.amazonaws.com'],
        }),
      );
    const { OpenIDConnectProviderArn } = await create();
    expect(OpenIDConnectProviderArn).toBe(
      'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    );
    await expect(create()).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: `Provider with url ${GITHUB} already exists.`,
    });
    await iam.send(
      new AddClientIDToOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn,
        ClientID: 'other',
      }),
    );
    const found = await iam.send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    );
    expect(found).toMatchObject({
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com', 'other'],
      ThumbprintList: [expect.stringMatching(/^[0-9a-f]{40}$/)],
    });
    await iam.send(
      new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
    );
    expect(
      (await iam.send(new ListOpenIDConnectProvidersCommand({})))
        .OpenIDConnectProviderList,
    ).toEqual([]);
  });

  it('counts what an account has', async () => {
    await createRole('task');
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ Roles: 5, RolesQuota: 1000 });
  });

  describe('asked what would be allowed', () => {
    const custom = async (
      PolicyInputList: string[],
      ActionNames: string[],
      more: object = {},
    ) => {
      const { EvaluationResults = [] } = await iam.send(
        new SimulateCustomPolicyCommand({
          PolicyInputList,
          ActionNames,
          ...more,
        }),
      );
      return EvaluationResults;
    };

    it('evaluates policies that it is given', async () => {
      const policies = [
        permit('s3:*', 'arn:aws:s3:::shop/*'),
        document({ Effect: 'Deny', Action: 's3:Delete*', Resource: '*' }),
      ];
      const results = await custom(
        policies,
        ['s3:GetObject', 's3:DeleteObject', 'ecs:ListClusters'],
        { ResourceArns: ['arn:aws:s3:::shop/a', 'arn:aws:s3:::other/a'] },
      );
      expect(
        results.map(each => [each.EvalActionName, each.EvalDecision]),
      ).toEqual([
        ['s3:GetObject', 'allowed'],
        ['s3:GetObject', 'implicitDeny'],
        ['s3:DeleteObject', 'explicitDeny'],
        ['s3:DeleteObject', 'explicitDeny'],
        ['ecs:ListClusters', 'implicitDeny'],
        ['ecs:ListClusters', 'implicitDeny'],
      ]);
      expect(results[2].MatchedStatements).toMatchObject([
        { SourcePolicyId: 'PolicyInputList.2' },
      ]);
    });

    it('asks for what conditions need, and takes it', async () => {
      const policy = permit('iam:PassRole', '*', {
        Condition: {
          StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        },
      });
      const keys = await iam.send(
        new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [policy] }),
      );
      expect(keys.ContextKeyNames).toEqual(['iam:PassedToService']);
      const [without] = await custom([policy], ['iam:PassRole']);
      expect(without).toMatchObject({
        EvalDecision: 'implicitDeny',
        MissingContextValues: ['iam:PassedToService'],
      });
      const [given] = await custom([policy], ['iam:PassRole'], {
        ContextEntries: [
          {
            ContextKeyName: 'iam:PassedToService',
            ContextKeyType: 'string',
            ContextKeyValues: ['ecs-tasks.amazonaws.com'],
          },
        ],
      });
      expect(given.EvalDecision).toBe('allowed');
    });

    it('evaluates the policies of a role, within its boundary', async () => {
      const { Policy } = await iam.send(
        new CreatePolicyCommand({
          PolicyName: 'boundary',
          PolicyDocument: permit(['s3:*', 'logs:*']),
        }),
      );
      const { Role } = await createRole('task', {
        PermissionsBoundary: Policy!.Arn,
      });
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: 'task',
          PolicyName: 'own',
          PolicyDocument: permit(['s3:Get*', 'ses:*']),
        }),
      );
      await iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'task',
          PolicyArn: ECS_EXECUTION,
        }),
      );
      const { EvaluationResults } = await iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: Role!.Arn,
          ActionNames: ['s3:GetObject', 'logs:PutLogEvents', 'ses:SendEmail'],
        }),
      );
      expect(
        EvaluationResults?.map(each => [
          each.EvalDecision,
          each.MatchedStatements?.[0].SourcePolicyId,
        ]),
      ).toEqual([
        ['allowed', 'role_task_own'],
        ['allowed', 'AmazonECSTaskExecutionRolePolicy'],
        ['implicitDeny', 'role_task_own'],
      ]);
    });

    it('lets a user do everything, and knows no other principal', async () => {
      const simulate = (PolicySourceArn: string) =>
        iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn,
            ActionNames: ['ecs:CreateCluster'],
          }),
        );
      const { EvaluationResults } = await simulate(
        'arn:aws:iam::123456789012:user/demo',
      );
      expect(EvaluationResults?.[0].EvalDecision).toBe('allowed');
      await expect(
        simulate('arn:aws:iam::123456789012:role/gone'),
      ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      await expect(
        simulate('arn:aws:sts::123456789012:assumed-role/a/b'),
      ).rejects.toMatchObject({ name: 'InvalidInputException' });
    });
  });

  describe('in a stack', () => {
    const json = (text: string) => JSON.parse(text);
    const role = (actions: string[], managed: unknown[]) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'deploy',
        AssumeRolePolicyDocument: json(trust('ecs-tasks.amazonaws.com')),
        Policies: [
          { PolicyName: 'own', PolicyDocument: json(permit(actions)) },
        ],
        ManagedPolicyArns: managed,
      },
    });
    const managed = (action: string) => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'shared',
        PolicyDocument: json(permit(action)),
      },
    });
    const provider = (...ClientIdList: string[]) => ({
      Type: 'AWS::IAM::OIDCProvider',
      Properties: { Url: GITHUB, ClientIdList },
    });

    it('comes, changes and goes', async () => {
      const stacks = new StackClient(aws.client);
      const made = await stacks.create(
        'iam',
        {
          Shared: managed('s3:Get*'),
          Role: role(['ecs:*'], [{ Ref: 'Shared' }, ECS_EXECUTION]),
          Provider: provider('sts.amazonaws.com'),
        },
        { Arn: { Ref: 'Provider' }, Policy: { Ref: 'Shared' } },
      );
      expect(made.status).toBe('CREATE_COMPLETE');
      const updated = await stacks.update('iam', {
        Shared: managed('s3:List*'),
        Role: role(['ecs:Get*'], [{ Ref: 'Shared' }]),
        Provider: provider('sts.amazonaws.com', 'other'),
      });
      expect(updated.status).toBe('UPDATE_COMPLETE');
      const { Policy } = await iam.send(
        new GetPolicyCommand({ PolicyArn: made.outputs.Policy }),
      );
      expect(Policy).toMatchObject({
        DefaultVersionId: 'v2',
        AttachmentCount: 1,
      });
      const found = await iam.send(
        new GetOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: made.outputs.Arn,
        }),
      );
      expect(found.ClientIDList).toEqual(['sts.amazonaws.com', 'other']);
      expect(
        (
          await iam.send(
            new ListAttachedRolePoliciesCommand({ RoleName: 'deploy' }),
          )
        ).AttachedPolicies,
      ).toHaveLength(1);
      expect((await stacks.delete('iam')).status).toBe('DELETE_COMPLETE');
    });

    it('fails with what IAM says', async () => {
      const stacks = new StackClient(aws.client);
      const failed = await stacks.create('iam', {
        Role: role(['no-service'], []),
      });
      expect(failed.status).toBe('ROLLBACK_COMPLETE');
      expect(failed.reasons.join('\n')).toContain(
        'Actions/Conditions must be prefaced by a vendor',
      );
      await stacks.create('one', { Provider: provider() });
      const second = await stacks.create('two', { Provider: provider() });
      expect(second.reasons.join('\n')).toContain(
        `Provider with url ${GITHUB} already exists. (Service: Iam, Status Code: 400)`,
      );
    });

    it('leaves a role that somebody has attached a policy to', async () => {
      const stacks = new StackClient(aws.client);
      await stacks.create('iam', { Role: role(['ecs:*'], []) });
      await iam.send(
        new AttachRolePolicyCommand({
          RoleName: 'deploy',
          PolicyArn: ECS_EXECUTION,
        }),
      );
      const left = await stacks.delete('iam');
      expect(left.status).toBe('DELETE_FAILED');
      expect(left.reasons.join('\n')).toContain(
        'Cannot delete entity, must detach all policies first.',
      );
    });
  });
});
