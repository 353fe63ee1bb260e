import type { Template } from 'aws-cdk-lib/assertions';
import { exampleSpec } from '../testing/examples';
import { exampleTemplate, templateOf } from '../testing/templates';

const ROLE = 'AWS::IAM::Role';
const ACCOUNT = '123456789012';
const GITHUB = 'token.actions.githubusercontent.com';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Condition?: Record<string, Record<string, string>>;
}

const all = <T>(value: T | T[]): T[] =>
  Array.isArray(value) ? value : [value];

function deployRole(template: Template) {
  const [role] = Object.values(template.findResources(ROLE));
  const { AssumeRolePolicyDocument: trust, Policies } = role.Properties;
  const statements: Statement[] = Policies[0].PolicyDocument.Statement;
  return { trust, statements };
}

describe('the delivery from GitHub', () => {
  const template = templateOf('ops');
  const { trust, statements } = deployRole(template);
  const allowed = (action: string) =>
    statements.filter(({ Action }) => all(Action).includes(action));

  it('R168 R178 trusts one environment of one repository, word for word', () => {
    expect(trust.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: {
          Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${GITHUB}`,
        },
        Condition: {
          StringEquals: {
            [`${GITHUB}:aud`]: 'sts.amazonaws.com',
            [`${GITHUB}:sub`]:
              'repo:example/fckdoomscroll:environment:production',
          },
        },
      },
    ]);
    expect(JSON.stringify(trust)).not.toMatch(/[*?]|Like/);
    template.hasResourceProperties(ROLE, {
      RoleName: 'fckdoomscroll-github-deploy',
      MaxSessionDuration: 3_600,
    });
  });

  it.each([
    { github: '*/*' },
    { github: 'example/*' },
    { github: 'example/shop:ref' },
    { github: 'example/shop', githubEnvironment: '*' },
    { github: 'example/shop', githubEnvironment: 'production:x' },
  ])('R168 refuses to trust %j', repository => {
    expect(() => exampleSpec('fckdoomscroll.json', { repository })).toThrow(
      /repository\./,
    );
  });

  it('R168 allows what a release does, and that on what it is for', () => {
    expect(statements.flatMap(({ Action }) => all(Action)).toSorted()).toEqual([
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImageScanFindings',
      'ecr:DescribeImages',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:DescribeTasks',
      'ecs:RegisterTaskDefinition',
      'ecs:RunTask',
      'ecs:UpdateService',
      'iam:PassRole',
      'sns:Publish',
      'ssm:PutParameter',
    ]);
    expect(
      statements
        .filter(({ Resource }) => Resource === '*')
        .flatMap(({ Action }) => all(Action))
        .toSorted(),
    ).toEqual([
      'ecr:GetAuthorizationToken',
      'ecs:DescribeTaskDefinition',
      'ecs:RegisterTaskDefinition',
    ]);
  });

  it.each([
    ['ecr:PutImage', `ecr:us-east-1:${ACCOUNT}:repository/fckdoomscroll/app`],
    [
      'ecs:UpdateService',
      `ecs:us-east-1:${ACCOUNT}:service/fckdoomscroll-prod/fckdoomscroll-service`,
    ],
    [
      'ecs:RunTask',
      `ecs:us-east-1:${ACCOUNT}:task-definition/fckdoomscroll-migrate:*`,
    ],
    ['ecs:DescribeTasks', `ecs:us-east-1:${ACCOUNT}:task/fckdoomscroll-prod/*`],
    [
      'ssm:PutParameter',
      `ssm:us-east-1:${ACCOUNT}:parameter/fckdoomscroll/prod/*`,
    ],
  ])('R168 allows %s on one resource', (action, resource) => {
    expect(allowed(action)).toMatchObject([
      { Resource: `arn:aws:${resource}` },
    ]);
  });

  it('R168 hands on two roles, to tasks only, and runs them in one cluster', () => {
    expect(allowed('iam:PassRole')).toMatchObject([
      {
        Resource: [
          `arn:aws:iam::${ACCOUNT}:role/fckdoomscroll-execution-role`,
          `arn:aws:iam::${ACCOUNT}:role/fckdoomscroll-task-role`,
        ],
        Condition: {
          StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        },
      },
    ]);
    expect(allowed('ecs:RunTask')[0].Condition).toEqual({
      ArnEquals: {
        'ecs:cluster': `arn:aws:ecs:us-east-1:${ACCOUNT}:cluster/fckdoomscroll-prod`,
      },
    });
    expect(allowed('sns:Publish')[0].Resource).toHaveLength(2);
  });

  it('F17 makes GitHub known to the account only where asked to', () => {
    template.resourceCountIs('AWS::IAM::OIDCProvider', 0);
    const making = templateOf('ops', {
      repository: { github: 'example/shop', oidcProvider: 'create' },
    });
    making.hasResourceProperties('AWS::IAM::OIDCProvider', {
      Url: `https://${GITHUB}`,
      ClientIdList: ['sts.amazonaws.com'],
    });
    expect(deployRole(making).trust.Statement[0].Principal).toEqual({
      Federated: { 'Fn::GetAtt': [expect.stringMatching('Provider'), 'Arn'] },
    });
  });

  it('R168 says which role it is; without a repository there is none', () => {
    expect(template.findOutputs('DeployRoleArn')).not.toEqual({});
    const without = exampleTemplate('no-domain.yaml', 'ops');
    without.resourceCountIs(ROLE, 0);
    expect(without.findOutputs('DeployRoleArn')).toEqual({});
  });
});
