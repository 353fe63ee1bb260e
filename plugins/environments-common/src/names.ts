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
  /** An entity reference, such as `group:default/checkout`. */
  owner: 'quarterdeck/owner',
  /** Which part of the environment: a member of {@link STACK_PARTS}. */
  part: 'quarterdeck/part',
  /** Who pays for it; left out when nobody is named. */
  costCenter: 'quarterdeck/cost-center',
  /** The version of the templates that made the stack. */
  templateVersion: 'quarterdeck/template-version',
} as const;

/**
 * The parts of an environment, one stack each, in the order of deployment. The
 * stack of a part is called `<environment>-<part>`.
 *
 * @public
 */
export const STACK_PARTS = ['network', 'data', 'service', 'ops'] as const;

/** @public */
export type StackPart = (typeof STACK_PARTS)[number];

/**
 * The outputs of an environment's stacks that the portal reads, by output key.
 *
 * @public
 */
export const STACK_OUTPUTS = {
  /** `service` stack. */
  serviceArn: 'ServiceArn',
  /** `service` stack. */
  loadBalancerArn: 'LoadBalancerArn',
  /** `service` stack: where the service answers. */
  url: 'Url',
  /** `data` stack. */
  databaseArn: 'DatabaseArn',
  /** `ops` stack: ARNs with commas between them. */
  alarmArns: 'AlarmArns',
  /** `service` stack: the log group of the tasks. */
  logGroupName: 'LogGroupName',
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
  accountId: 'quarterdeck/account-id',
  region: 'quarterdeck/region',
} as const;

/**
 * The `spec.type` of the Resource entity of an environment.
 *
 * @public
 */
export const ENVIRONMENT_ENTITY_TYPE = 'aws-environment';
