import type { Resource } from '../../world/Resource';
import type { ManagedPolicyShape } from '../../world/resources/iam';
import { seededAlphanumeric } from '../../world/seeded';

interface Grant {
  actions: string[];
  resource?: string;
  path?: string;
}

const SERVICE_ROLE = '/service-role/';
const LINKED = '/aws-service-role/';

/** The policies of AWS that environments use, as far as they matter here. */
const GRANTS: Record<string, Grant> = {
  AdministratorAccess: { actions: ['*'] },
  ReadOnlyAccess: {
    actions: ['Describe', 'Get', 'List', 'BatchGet', 'Search'].flatMap(verb =>
      [
        'acm',
        'application-autoscaling',
        'budgets',
        'ce',
        'cloudformation',
        'cloudfront',
        'cloudwatch',
        'cognito-idp',
        'ec2',
        'ecr',
        'ecs',
        'elasticloadbalancing',
        'iam',
        'logs',
        'rds',
        'route53',
        's3',
        'ses',
        'sns',
        'ssm',
        'tag',
        'wafv2',
      ].map(service => `${service}:${verb}*`),
    ),
  },
  PowerUserAccess: {
    actions: [
      'acm',
      'cloudformation',
      'cloudfront',
      'cloudwatch',
      'ec2',
      'ecr',
      'ecs',
      'elasticloadbalancing',
      'logs',
      'rds',
      'route53',
      's3',
      'secretsmanager',
      'sns',
      'ssm',
      'wafv2',
    ].map(service => `${service}:*`),
  },
  CloudWatchReadOnlyAccess: {
    actions: [
      'cloudwatch:Describe*',
      'cloudwatch:Get*',
      'cloudwatch:List*',
      'logs:Get*',
      'logs:List*',
      'logs:Describe*',
      'logs:StartQuery',
      'logs:StopQuery',
      'logs:FilterLogEvents',
      'sns:Get*',
      'sns:List*',
    ],
  },
  AWSCloudFormationReadOnlyAccess: {
    actions: [
      'cloudformation:Describe*',
      'cloudformation:EstimateTemplateCost',
      'cloudformation:Get*',
      'cloudformation:List*',
      'cloudformation:ValidateTemplate',
      'cloudformation:Detect*',
    ],
  },
  AmazonECS_FullAccess: {
    actions: [
      'application-autoscaling:*',
      'cloudformation:*',
      'cloudwatch:*',
      'ec2:Describe*',
      'ecs:*',
      'elasticloadbalancing:*',
      'logs:*',
    ],
  },
  AmazonS3ReadOnlyAccess: {
    actions: ['s3:Get*', 's3:List*', 's3:Describe*'],
  },
  SecretsManagerReadWrite: {
    actions: ['secretsmanager:*', 'tag:GetResources'],
  },
  AmazonSSMReadOnlyAccess: {
    actions: ['ssm:Describe*', 'ssm:Get*', 'ssm:List*'],
  },
  AmazonECSTaskExecutionRolePolicy: {
    path: SERVICE_ROLE,
    actions: [
      'ecr:GetAuthorizationToken',
      'ecr:BatchCheckLayerAvailability',
      'ecr:GetDownloadUrlForLayer',
      'ecr:BatchGetImage',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
  },
  AmazonRDSEnhancedMonitoringRole: {
    path: SERVICE_ROLE,
    actions: [
      'logs:CreateLogGroup',
      'logs:PutRetentionPolicy',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'logs:DescribeLogStreams',
      'logs:GetLogEvents',
    ],
    resource: 'arn:aws:logs:*:*:log-group:RDS*',
  },
  AWSLambdaBasicExecutionRole: {
    path: SERVICE_ROLE,
    actions: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
  },
  AmazonECSServiceRolePolicy: {
    path: LINKED,
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:Describe*',
      'ec2:DeleteNetworkInterface',
      'elasticloadbalancing:RegisterTargets',
      'elasticloadbalancing:DeregisterTargets',
      'elasticloadbalancing:Describe*',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:DescribeAlarms',
    ],
  },
  AWSApplicationAutoscalingECSServicePolicy: {
    path: LINKED,
    actions: [
      'ecs:DescribeServices',
      'ecs:UpdateService',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:DeleteAlarms',
    ],
  },
  AWSElasticLoadBalancingServiceRolePolicy: {
    path: LINKED,
    actions: [
      'ec2:DescribeAddresses',
      'ec2:DescribeSubnets',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'logs:CreateLogDelivery',
    ],
  },
  AmazonRDSServiceRolePolicy: {
    path: LINKED,
    actions: [
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateNetworkInterface',
      'ec2:Describe*',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'cloudwatch:PutMetricData',
    ],
  },
  WAFV2LoggingServiceRolePolicy: {
    path: LINKED,
    actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
  },
};

const CREATED_AT = new Date('2015-02-06T18:40:00Z');

/** They belong to AWS and are the same in all accounts. */
export const AWS_MANAGED_POLICIES: ReadonlyMap<
  string,
  Resource<ManagedPolicyShape>
> = new Map(
  Object.entries(GRANTS).map(([name, { path = '/', actions, resource }]) => {
    const arn = `arn:aws:iam::aws:policy${path}${name}`;
    const document = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: actions, Resource: resource ?? '*' },
      ],
    });
    return [
      arn,
      {
        id: arn,
        arn,
        createdAt: CREATED_AT,
        tags: {},
        shape: {
          name,
          path,
          policyId: `ANPA${seededAlphanumeric(17, arn)}`,
          versions: [{ id: 'v1', document, createdAt: CREATED_AT }],
          defaultVersionId: 'v1',
          updatedAt: CREATED_AT,
        },
      },
    ];
  }),
);
