import type { StackPart } from '../names';
import type { Stage } from './identity';

/** What a name is derived from. */
type Named = { name: string; stage: Stage };

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
 * The name of the CloudFormation stack that holds a part of an environment.
 *
 * @public
 */
export function stackName(spec: Named, part: StackPart): string {
  return `${environmentId(spec)}-${part}`;
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
  /** The identifier of the database instance. */
  database: string;
  /** The database inside PostgreSQL. */
  databaseName: string;
  databaseUser: string;
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
 * and region, so they carry name and stage (F13); the environment that the
 * architecture describes keeps the names that it has there.
 *
 * @public
 */
export function environmentNames(spec: Named): EnvironmentNames {
  const id = environmentId(spec);
  if (id === 'fckdoomscroll-production') return documentedNames();
  return {
    ...derivedNames(id),
    databaseName: postgresName(spec.name),
  };
}

function derivedNames(prefix: string): EnvironmentNames {
  return {
    vpc: `${prefix}-vpc`,
    publicSubnetPrefix: `${prefix}-public-subnet`,
    privateSubnetPrefix: `${prefix}-private-subnet`,
    loadBalancerSecurityGroup: `${prefix}-alb-sg`,
    taskSecurityGroup: `${prefix}-ecs-sg`,
    databaseSecurityGroup: `${prefix}-rds-sg`,
    cluster: prefix,
    service: `${prefix}-service`,
    taskFamily: prefix,
    container: 'app',
    logGroup: `/ecs/${prefix}`,
    loadBalancer: `${prefix}-alb`,
    targetGroup: `${prefix}-tg`,
    taskRole: `${prefix}-task-role`,
    executionRole: `${prefix}-execution-role`,
    database: `${prefix}-db`,
    databaseName: postgresName(prefix),
    databaseUser: 'dbadmin',
    secretPrefix: prefix,
    criticalTopic: `${prefix}-critical`,
    warningTopic: `${prefix}-warning`,
    dashboard: `${prefix}-dashboard`,
    alarmPrefix: prefix,
    queryPrefix: prefix,
  };
}

/** The names that the architecture writes down. */
function documentedNames(): EnvironmentNames {
  return {
    ...derivedNames('fckdoomscroll'),
    publicSubnetPrefix: 'public-subnet',
    privateSubnetPrefix: 'private-subnet',
    loadBalancerSecurityGroup: 'alb-sg',
    taskSecurityGroup: 'ecs-sg',
    databaseSecurityGroup: 'rds-sg',
    cluster: 'fckdoomscroll-prod',
    targetGroup: 'ecs-targets',
    databaseUser: 'fckadmin',
    queryPrefix: 'fckdoomscroll-production',
  };
}

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
