import { datapointsOf } from './datapoints';
import { each, type RequestLimit, shared } from './RequestLimit';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html */
const ECS: RequestLimit[] = [
  shared('ecs', ['DescribeServices', 'ListServices'], 100, 20),
  shared('ecs', ['DescribeTasks', 'ListTasks'], 100, 20),
  shared('ecs', ['DescribeClusters', 'ListClusters'], 50, 20),
  shared('ecs', ['DescribeTaskDefinition', 'ListTaskDefinition*'], 50, 20),
  shared(
    'ecs',
    [
      'DescribeServiceDeployments',
      'DescribeServiceRevisions',
      'ListServiceDeployments',
    ],
    50,
    20,
  ),
  shared('ecs', ['CreateService', 'DeleteService', 'UpdateService'], 50, 5),
  shared('ecs', ['RegisterTaskDefinition'], 20, 1),
  shared(
    'ecs',
    ['ExecuteCommand', 'RunTask', 'StartTask', 'StopTask'],
    100,
    40,
  ),
];

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const CLOUDWATCH: RequestLimit[] = [
  ...each('monitoring', {
    DeleteAlarms: 3,
    DescribeAlarmHistory: 20,
    DescribeAlarms: 9,
    DescribeAlarmsForMetric: 9,
    DisableAlarmActions: 3,
    EnableAlarmActions: 3,
    GetMetricData: 500,
    GetMetricStatistics: 400,
    ListMetrics: 25,
    PutCompositeAlarm: 3,
    PutMetricAlarm: 3,
    PutMetricData: 500,
    SetAlarmState: 3,
  }),
  {
    ...shared('monitoring', ['GetMetricData'], 180_000, 180_000),
    cost: input => datapointsOf(input, 'recent'),
  },
  {
    ...shared('monitoring', ['GetMetricData'], 396_000, 396_000),
    cost: input => datapointsOf(input, 'older'),
  },
];

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const LOGS: RequestLimit[] = each('logs', {
  DescribeLogGroups: 10,
  DescribeLogStreams: 25,
  FilterLogEvents: 25,
  GetLogEvents: 30,
  GetQueryResults: 10,
  StartLiveTail: 5,
  StartQuery: 10,
}).map(limit =>
  ['FilterLogEvents', 'GetLogEvents'].includes(limit.operations[0])
    ? { ...limit, elsewhere: 10 }
    : limit,
);

/** @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const EC2: RequestLimit[] = [
  shared('ec2', ['Describe*', 'Get*', 'List*', 'Search*'], 100, 20),
  shared('ec2', ['Associate*', 'Attach*', 'Authorize*', 'Create*'], 50, 5),
  shared('ec2', ['Delete*', 'Modify*', 'Release*', 'Revoke*'], 50, 5),
];

/** @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const OTHERS: RequestLimit[] = [
  shared('sts', ['AssumeRole*', 'Get*'], 600, 600),
  shared('ssm', ['GetParameter', 'GetParameters*'], 40, 40),
  ...each('secretsmanager', {
    DescribeSecret: 10_000,
    GetSecretValue: 10_000,
    ListSecrets: 100,
  }),
  ...each('tagging', { GetResources: 15, GetTagKeys: 5, GetTagValues: 5 }),
  { ...shared('route53', ['*'], 5, 5), scope: 'account' },
  shared('ses', ['Create*', 'Delete*', 'Get*', 'List*', 'Put*'], 1, 1),
];

/**
 * AWS does not say what CloudFormation allows. It throttles a portal that asks
 * stack by stack, so there is an estimate on the safe side of what is seen.
 */
const CLOUDFORMATION: RequestLimit[] = [
  shared('cloudformation', ['Describe*', 'Get*', 'List*'], 20, 10),
  shared(
    'cloudformation',
    ['Create*', 'Delete*', 'Detect*', 'Execute*', 'Update*'],
    10,
    2,
  ),
];

/**
 * How many requests AWS takes by default. What is not here has no published
 * limit (RDS, Elastic Load Balancing, IAM, S3) and is not limited.
 */
export const PUBLISHED_LIMITS: readonly RequestLimit[] = [
  ...ECS,
  ...CLOUDWATCH,
  ...LOGS,
  ...EC2,
  ...OTHERS,
  ...CLOUDFORMATION,
];
