/**
 * The tags that every stack of an environment carries, and by CloudFormation
 * every resource in it. The catalog finds environments by them.
 *
 * @public
 */
export const STACK_TAGS = {
  /** Name and stage, such as `shop-production`; unique in account and region. */
  environment: 'quarterdeck/environment',
  name: 'quarterdeck/name',
  stage: 'quarterdeck/stage',
  /** Where the environment lives; CloudFront's stacks are elsewhere. */
  region: 'quarterdeck/region',
  /** An entity reference, such as `group:default/checkout`. */
  owner: 'quarterdeck/owner',
  /** Which part of the environment: a member of {@link STACK_PARTS}. */
  part: 'quarterdeck/part',
  /** Who pays for it; left out when nobody is named. */
  costCenter: 'quarterdeck/cost-center',
  /** The last day of an environment that is not for ever; on `network` only. */
  expiresOn: 'quarterdeck/expires-on',
  /** The version of the templates that made the stack. */
  templateVersion: 'quarterdeck/template-version',
} as const;

/**
 * The parts of an environment, a stack each, in the order of deployment. An
 * environment without a certificate of CloudFront's has no `cert`; one that
 * makes its own hosted zone, which is in `network`, has `cert` after that.
 *
 * @public
 */
export const STACK_PARTS = [
  'cert',
  'network',
  'data',
  'service',
  'edge',
  'ops',
] as const;

/** @public */
export type StackPart = (typeof STACK_PARTS)[number];

/**
 * The outputs of an environment's stacks that the portal and the pipelines
 * read, by output key.
 *
 * @public
 */
export const STACK_OUTPUTS = {
  /** `network` stack, where it makes the hosted zone. */
  hostedZoneId: 'HostedZoneId',
  /** `network` stack: to whom the domain is delegated, commas between them. */
  nameServers: 'NameServers',
  /** `cert` stack: CloudFront's certificate. */
  certificateArn: 'CertificateArn',
  /** `network` stack. */
  loadBalancerArn: 'LoadBalancerArn',
  /** `data` stack. */
  databaseArn: 'DatabaseArn',
  /** `data` stack: where images are pushed. */
  repositoryUri: 'RepositoryUri',
  /** `data` stack: the parameter that says which image tag runs. */
  imageTagParameter: 'ImageTagParameter',
  /** `data` stack. */
  backupBucketName: 'BackupBucketName',
  /** `data` stack. */
  userPoolId: 'UserPoolId',
  /** `service` stack. */
  clusterName: 'ClusterName',
  /** `service` stack. */
  serviceArn: 'ServiceArn',
  /** `service` stack: the log group of the tasks. */
  logGroupName: 'LogGroupName',
  /** `service` stack: the family of the one-off task that migrates. */
  migrateTaskFamily: 'MigrateTaskFamily',
  /** `service` stack: where one-off tasks run, commas between them. */
  taskSubnetIds: 'TaskSubnetIds',
  /** `service` stack. */
  taskSecurityGroupId: 'TaskSecurityGroupId',
  /** `edge` stack. */
  distributionId: 'DistributionId',
  /** `edge` stack: the name that CloudFront gives. */
  distributionDomainName: 'DistributionDomainName',
  /** `edge` stack. */
  assetsBucketName: 'AssetsBucketName',
  /** `ops` stack: where the environment answers. */
  url: 'Url',
  /** `ops` stack: ARNs with commas between them. */
  alarmArns: 'AlarmArns',
  /** `ops` stack: what the pipeline assumes. */
  deployRoleArn: 'DeployRoleArn',
} as const;

/**
 * The annotations that the portal's own catalog provider writes and its own
 * pages read. What points at a resource uses the annotations of the existing
 * AWS plugins instead.
 *
 * @public
 */
export const ENVIRONMENT_ANNOTATIONS = {
  environment: 'quarterdeck/environment',
  stage: 'quarterdeck/stage',
  accountId: 'quarterdeck/account-id',
  region: 'quarterdeck/region',
} as const;

/**
 * The `spec.type` of the Resource entity of an environment.
 *
 * @public
 */
export const ENVIRONMENT_ENTITY_TYPE = 'aws-environment';
