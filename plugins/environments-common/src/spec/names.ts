import type { StackPart } from '../names';
import type { Stage } from './identity';
import { GLOBAL_REGION } from './regions';

/** What a name is derived from. */
type Named = { name: string; stage: Stage };
type Located = Named & { region: string };

/**
 * The longest name that Elastic Load Balancing takes; it is the shortest of
 * AWS's limits that meets our names.
 */
export const LONGEST_LOAD_BALANCER_NAME = 32;

/**
 * What everything in an environment is named after: `shop-production`. It is
 * unique in an account and region.
 *
 * @public
 */
export function environmentId(spec: Named): string {
  return `${spec.name}-${spec.stage}`;
}

/**
 * The region of a part of an environment: its own, except for what CloudFront
 * uses.
 *
 * @public
 */
export function stackRegion(part: StackPart, region: string): string {
  return part === 'cert' || part === 'edge' ? GLOBAL_REGION : region;
}

/**
 * The name of the CloudFormation stack that holds a part of an environment:
 * `shop-production-data`. In a region that is not the environment's own it
 * names that as well: `shop-production-eu-central-1-edge`.
 *
 * @param id - see {@link environmentId}
 * @param region - where the environment lives
 * @public
 */
export function stackName(id: string, part: StackPart, region: string): string {
  const isAtHome = stackRegion(part, region) === region;
  return isAtHome ? `${id}-${part}` : `${id}-${region}-${part}`;
}

/**
 * The names in AWS of what an environment consists of.
 *
 * @public
 */
export interface EnvironmentNames {
  vpc: string;
  /** Name tags; the zone's suffix such as `1a` is appended. */
  publicSubnetPrefix: string;
  privateSubnetPrefix: string;
  loadBalancerSecurityGroup: string;
  taskSecurityGroup: string;
  databaseSecurityGroup: string;
  cluster: string;
  service: string;
  taskFamily: string;
  container: string;
  logGroup: string;
  loadBalancer: string;
  targetGroup: string;
  taskRole: string;
  executionRole: string;
  /** The one-off task that prepares the database for a release. */
  migrateFamily: string;
  /** What is typed into a shell in a task is logged there. */
  execLogGroup: string;
  /** ECR repository of the images. */
  repository: string;
  /** Where the environment's parameters in Systems Manager are. */
  parameterPrefix: string;
  /** The parameter that names the image that runs; releases write it. */
  imageTagParameter: string;
  /** The parameter that holds the specification, as it was deployed last. */
  specParameter: string;
  /** Releases write there what they have shown to work. */
  evidencePrefix: string;
  /** The identifier of the database instance. */
  database: string;
  /** The database inside PostgreSQL. */
  databaseName: string;
  databaseUser: string;
  /** What the application logs in as, with less rights than `databaseUser`. */
  applicationUser: string;
  databaseReplica: string;
  userPool: string;
  /** Names of buckets are unique in the world, so they carry the account. */
  backupBucket: string;
  assetsBucket: string;
  /** Access logs of load balancer and buckets. */
  logBucket: string;
  /** Access logs of CloudFront and its bucket. */
  edgeLogBucket: string;
  flowLogGroup: string;
  /** The secret header that CloudFront adds; replicated to its region. */
  originSecret: string;
  webAcl: string;
  /** WAF writes to groups of this prefix only. */
  webAclLogGroup: string;
  responseHeadersPolicy: string;
  originAccessControl: string;
  configurationSet: string;
  /** E-mail templates are called `<prefix>WelcomeEmail` and so on. */
  emailTemplatePrefix: string;
  /** What the release pipeline may do. */
  deployRole: string;
  budget: string;
  /** The secrets are called `<prefix>/database` and so on. */
  secretPrefix: string;
  criticalTopic: string;
  warningTopic: string;
  dashboard: string;
  /** Alarms are called `<prefix>-ecs-cpu` and so on. */
  alarmPrefix: string;
  /** Saved queries are called `<prefix>/Find errors` and so on. */
  queryPrefix: string;
}

/**
 * Derives all names of an environment. Names in AWS are unique in an account
 * and region, so they carry name and stage (F13); names that are unique in the
 * whole account carry the region too, unless that is {@link GLOBAL_REGION}. The
 * environment that the architecture describes keeps the names that it has
 * there.
 *
 * @public
 */
export function environmentNames(
  spec: Located & { accountId: string },
): EnvironmentNames {
  const id = environmentId(spec);
  const isDocumented = id === 'fckdoomscroll-production';
  const parameterPrefix = `/${spec.name}/${isDocumented ? 'prod' : spec.stage}`;
  const derived: EnvironmentNames = {
    ...derivedNames(isDocumented ? spec.name : id, spec),
    parameterPrefix,
    imageTagParameter: `${parameterPrefix}/image-tag`,
    specParameter: `${parameterPrefix}/specification`,
    evidencePrefix: `${parameterPrefix}/evidence`,
    databaseName: postgresName(spec.name),
  };
  return isDocumented ? { ...derived, ...DOCUMENTED_NAMES } : derived;
}

function derivedNames(
  prefix: string,
  { accountId, region }: { accountId: string; region: string },
): Omit<
  EnvironmentNames,
  | 'parameterPrefix'
  | 'imageTagParameter'
  | 'specParameter'
  | 'evidencePrefix'
  | 'databaseName'
> {
  const accountWide = region === GLOBAL_REGION ? prefix : `${prefix}-${region}`;
  const bucket = (use: string) => `${prefix}-${use}-${accountId}-${region}`;
  return {
    vpc: `${prefix}-vpc`,
    publicSubnetPrefix: `${prefix}-public-subnet`,
    privateSubnetPrefix: `${prefix}-private-subnet`,
    flowLogGroup: `/vpc/${prefix}`,
    loadBalancerSecurityGroup: `${prefix}-alb-sg`,
    taskSecurityGroup: `${prefix}-ecs-sg`,
    databaseSecurityGroup: `${prefix}-rds-sg`,

    cluster: prefix,
    service: `${prefix}-service`,
    taskFamily: prefix,
    container: 'app',
    migrateFamily: `${prefix}-migrate`,
    logGroup: `/ecs/${prefix}`,
    execLogGroup: `/ecs/${prefix}/exec`,
    taskRole: `${accountWide}-task-role`,
    executionRole: `${accountWide}-execution-role`,
    loadBalancer: `${prefix}-alb`,
    targetGroup: `${prefix}-tg`,
    repository: `${prefix}/app`,

    database: `${prefix}-db`,
    databaseReplica: `${prefix}-db-replica`,
    databaseUser: 'dbadmin',
    applicationUser: 'app',
    secretPrefix: prefix,
    userPool: `${prefix}-users`,
    backupBucket: bucket('backup'),
    logBucket: bucket('logs'),

    assetsBucket: bucket('assets'),
    edgeLogBucket: bucket('cdnlog'),
    originSecret: `${accountWide}/origin-verify`,
    webAcl: `${accountWide}-waf`,
    webAclLogGroup: `aws-waf-logs-${accountWide}`,
    responseHeadersPolicy: `${accountWide}-headers`,
    originAccessControl: `${accountWide}-assets`,

    configurationSet: `${prefix}-config-set`,
    emailTemplatePrefix: `${prefix}-`,
    criticalTopic: `${prefix}-critical`,
    warningTopic: `${prefix}-warning`,
    dashboard: `${prefix}-dashboard`,
    alarmPrefix: prefix,
    queryPrefix: prefix,
    deployRole: `${accountWide}-github-deploy`,
    budget: `${accountWide}-budget`,
  };
}

/** The names that the architecture writes down, as far as they differ. */
const DOCUMENTED_NAMES = {
  publicSubnetPrefix: 'public-subnet',
  privateSubnetPrefix: 'private-subnet',
  loadBalancerSecurityGroup: 'alb-sg',
  taskSecurityGroup: 'ecs-sg',
  databaseSecurityGroup: 'rds-sg',
  cluster: 'fckdoomscroll-prod',
  targetGroup: 'ecs-targets',
  databaseUser: 'fckadmin',
  emailTemplatePrefix: '',
  queryPrefix: 'fckdoomscroll-production',
} as const satisfies Partial<EnvironmentNames>;

/**
 * Words that RDS refuses as the name of a database because PostgreSQL reserves
 * them, as far as they look like the name of an environment.
 * @see https://www.postgresql.org/docs/16/sql-keywords-appendix.html
 */
const RESERVED_NAMES = new Set(
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing postgres primary rdsadmin references returning right select similar some symmetric table tablesample template0 template1 then to trailing true union unique user using variadic verbose when where window with'.split(
    ' ',
  ),
);

function postgresName(name: string): string {
  const identifier = name.replaceAll('-', '_');
  return RESERVED_NAMES.has(identifier) ? `${identifier}_db` : identifier;
}
