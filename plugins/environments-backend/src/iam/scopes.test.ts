import { IAMClient, SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import {
  environmentNames,
  parseEnvironmentSpec,
  STAGES,
  stackName,
} from '@quarterdeck/plugin-environments-common';
import {
  ACCOUNT_ID,
  type AwsWorld,
  REGION,
  startAwsWorld,
} from '../__testUtils__/awsWorld';
import { ACTIONS_BY_TYPE } from './actionsByType';
import { provisioningPolicies } from './provisioningPolicies';

jest.setTimeout(60_000);

const POLICIES = provisioningPolicies(Object.keys(ACTIONS_BY_TYPE));

const here = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;

/** What an environment names, by an action that destroys or changes it. */
function resourcesOf(name: string, stage: string): [string, string][] {
  const spec = parseEnvironmentSpec({
    name,
    stage,
    owner: 'group:default/shop',
    accountId: ACCOUNT_ID,
    region: REGION,
  });
  const names = environmentNames(spec);
  const stack = stackName(`${name}-${stage}`, 'data', REGION);
  return [
    ...[
      'CancelUpdateStack',
      'ContinueUpdateRollback',
      'CreateChangeSet',
      'DeleteStack',
      'DetectStackDrift',
      'ExecuteChangeSet',
      'UpdateTerminationProtection',
    ].map((operation): [string, string] => [
      `cloudformation:${operation}`,
      here('cloudformation', `stack/${stack}/1`),
    ]),
    [
      'cloudwatch:DeleteAlarms',
      here('cloudwatch', `alarm:${names.alarmPrefix}-ecs-cpu`),
    ],
    ['ecr:BatchDeleteImage', here('ecr', `repository/${names.repository}`)],
    ['ecr:DeleteRepository', here('ecr', `repository/${names.repository}`)],
    ['ecs:DeleteCluster', here('ecs', `cluster/${names.cluster}`)],
    [
      'ecs:UpdateService',
      here('ecs', `service/${names.cluster}/${names.service}`),
    ],
    [
      'elasticloadbalancing:DeleteLoadBalancer',
      here('elasticloadbalancing', `loadbalancer/app/${names.loadBalancer}/1`),
    ],
    [
      'elasticloadbalancing:ModifyLoadBalancerAttributes',
      here('elasticloadbalancing', `loadbalancer/app/${names.loadBalancer}/1`),
    ],
    [
      'elasticloadbalancing:DeleteTargetGroup',
      here('elasticloadbalancing', `targetgroup/${names.targetGroup}/1`),
    ],
    ['iam:DeleteRole', `arn:aws:iam::${ACCOUNT_ID}:role/${names.taskRole}`],
    ['iam:PassRole', `arn:aws:iam::${ACCOUNT_ID}:role/${names.executionRole}`],
    ['logs:DeleteLogGroup', here('logs', `log-group:${names.logGroup}`)],
    ['logs:DeleteLogGroup', here('logs', `log-group:${names.webAclLogGroup}`)],
    ['rds:CreateDBSnapshot', here('rds', `db:${names.database}`)],
    [
      'rds:CreateDBSnapshot',
      here('rds', `snapshot:${names.database}-final-0a1b2c3d`),
    ],
    ['rds:DeleteDBInstance', here('rds', `db:${names.database}`)],
    ['rds:ModifyDBInstance', here('rds', `db:${names.database}`)],
    ...[
      names.assetsBucket,
      names.backupBucket,
      names.edgeLogBucket,
      names.logBucket,
    ].flatMap((bucket): [string, string][] => [
      ['s3:DeleteBucket', `arn:aws:s3:::${bucket}`],
      ['s3:ListBucketVersions', `arn:aws:s3:::${bucket}`],
      ['s3:PutBucketLogging', `arn:aws:s3:::${bucket}`],
      ['s3:DeleteObjectVersion', `arn:aws:s3:::${bucket}/a/b`],
    ]),
    [
      'secretsmanager:DeleteSecret',
      here('secretsmanager', `secret:${names.secretPrefix}/database-AbCdEf`),
    ],
    ['sns:DeleteTopic', here('sns', names.criticalTopic)],
    ['ssm:DeleteParameter', here('ssm', `parameter${names.specParameter}`)],
    ['wafv2:DeleteWebACL', here('wafv2', `regional/webacl/${names.webAcl}/1`)],
  ];
}

const FOREIGN: [string, string][] = [
  ['cloudformation:DeleteStack', here('cloudformation', 'stack/payroll/1')],
  ['iam:PassRole', `arn:aws:iam::${ACCOUNT_ID}:role/administrator`],
  ['rds:DeleteDBInstance', here('rds', 'db:payroll')],
  ['s3:DeleteBucket', 'arn:aws:s3:::payroll'],
  [
    'secretsmanager:GetSecretValue',
    here('secretsmanager', 'secret:payroll-AbCdEf'),
  ],
  ['ssm:PutParameter', here('ssm', 'parameter/payroll/key')],
];

describe('the provisioning role', () => {
  let world: AwsWorld;
  let iam: IAMClient;

  beforeAll(async () => {
    world = await startAwsWorld();
    iam = await world.awsClients.get(IAMClient, {
      accountId: ACCOUNT_ID,
      region: REGION,
    });
  });

  afterAll(() => world?.stop());

  async function decision(action: string, arn: string) {
    const { EvaluationResults = [] } = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: POLICIES.map(policy => JSON.stringify(policy)),
        ActionNames: [action],
        ResourceArns: [arn],
      }),
    );
    return EvaluationResults[0]?.EvalDecision;
  }

  it.each([
    ...STAGES.map(stage => ['shop', stage]),
    ['fckdoomscroll', 'production'],
  ])('may do to %s in %s what its names allow', async (name, stage) => {
    const refused: string[] = [];
    for (const [action, arn] of resourcesOf(name, stage)) {
      if ((await decision(action, arn)) !== 'allowed') {
        refused.push(`${action} ${arn}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it.each(FOREIGN)('may not %s on %s', async (action, arn) => {
    expect(await decision(action, arn)).toBe('implicitDeny');
  });
});
