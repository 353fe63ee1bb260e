import type { Parameter } from '@aws-sdk/client-rds';

/** The family of a default group: `postgres16` of `default.postgres16`. */
export const familyOfDefaultGroup = (name: string): string | undefined =>
  /^default\.([a-z]+[\d.]+)$/.exec(name)?.[1];

const parameter = (
  ParameterName: string,
  ParameterValue: string | undefined,
  ApplyType: 'static' | 'dynamic',
  DataType: string,
  Description: string,
): Parameter => ({
  ParameterName,
  ParameterValue,
  ApplyType,
  DataType,
  Description,
  Source: 'engine-default',
  IsModifiable: true,
  ApplyMethod: 'pending-reboot',
});

/** The parameters of PostgreSQL that people look at, as RDS sets them. */
export const ENGINE_DEFAULTS: readonly Parameter[] = [
  parameter(
    'autovacuum',
    '1',
    'dynamic',
    'boolean',
    'Starts the autovacuum subprocess.',
  ),
  parameter(
    'log_min_duration_statement',
    undefined,
    'dynamic',
    'integer',
    '(ms) Sets the minimum execution time above which statements will be logged.',
  ),
  parameter(
    'log_statement',
    undefined,
    'dynamic',
    'string',
    'Sets the type of statements logged.',
  ),
  parameter(
    'max_connections',
    'LEAST({DBInstanceClassMemory/9531392},5000)',
    'static',
    'integer',
    'Sets the maximum number of concurrent connections.',
  ),
  parameter(
    'rds.force_ssl',
    '1',
    'dynamic',
    'boolean',
    'Force SSL connections.',
  ),
  parameter(
    'shared_buffers',
    '{DBInstanceClassMemory/32768}',
    'static',
    'integer',
    '(8kB) Sets the number of shared memory buffers used by the server.',
  ),
  parameter(
    'shared_preload_libraries',
    'pg_stat_statements',
    'static',
    'list',
    'Lists shared libraries to preload into server.',
  ),
  parameter(
    'work_mem',
    undefined,
    'dynamic',
    'integer',
    '(kB) Sets the maximum memory to be used for query workspaces.',
  ),
];

/** Parameters that a user set, as a group keeps them. */
export const parametersOf = (
  values: Record<string, unknown> = {},
): Parameter[] =>
  Object.entries(values).map(([ParameterName, value]) => ({
    ParameterName,
    ParameterValue: String(value),
    Source: 'user',
    IsModifiable: true,
    ApplyType: applyTypeOf(ParameterName),
    ApplyMethod: 'pending-reboot',
  }));

/** Whether a parameter takes effect at once or with the next reboot. */
export const applyTypeOf = (name: string): string =>
  ENGINE_DEFAULTS.find(each => each.ParameterName === name)?.ApplyType ??
  'dynamic';
