import { z } from 'zod';

/** What AWS takes as the name of a parameter. */
const NAME = /^[A-Za-z_]\w*$/;

/**
 * A place for a value in a query, written `{{name}}`, as CloudWatch's query
 * definitions have them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_QueryParameter.html
 * @public
 */
export const queryParameterSchema = z.strictObject({
  name: z.string().max(256).regex(NAME, 'must be letters, digits and _'),
  defaultValue: z.string().max(1_024).optional(),
  description: z.string().max(1_024).optional(),
});

/** @public */
export type QueryParameter = z.infer<typeof queryParameterSchema>;

/** Values by the parameters' names. @public */
export const parameterValuesSchema = z.record(
  z.string().regex(NAME, 'must be letters, digits and _'),
  z.string().max(1_024),
);

/** @public */
export type ParameterValues = z.infer<typeof parameterValuesSchema>;

/**
 * What an entity, an alarm or a task knows that a parameter may ask for.
 *
 * @public
 */
export interface ParameterSource {
  logGroup?: string;
  environment?: string;
  /** The environment without its stage: `shop` of `shop-production`. */
  service?: string;
  stage?: string;
  accountId?: string;
  region?: string;
  taskId?: string;
  requestId?: string;
  alarmName?: string;
}

const SPELLINGS: Readonly<Record<string, keyof ParameterSource>> = {
  loggroup: 'logGroup',
  loggroupname: 'logGroup',
  environment: 'environment',
  environmentname: 'environment',
  env: 'environment',
  service: 'service',
  servicename: 'service',
  stage: 'stage',
  account: 'accountId',
  accountid: 'accountId',
  region: 'region',
  task: 'taskId',
  taskid: 'taskId',
  request: 'requestId',
  requestid: 'requestId',
  alarm: 'alarmName',
  alarmname: 'alarmName',
};

/**
 * The values of those parameters whose names say what they are: `taskId`,
 * `task_id` and `TaskID` all are the task's id.
 *
 * @public
 */
export function fillParameters(
  parameters: readonly { name: string }[],
  source: ParameterSource,
): ParameterValues {
  return Object.fromEntries(
    parameters.flatMap(({ name }) => {
      const spelling = name.replaceAll('_', '').toLowerCase();
      const key = Object.hasOwn(SPELLINGS, spelling)
        ? SPELLINGS[spelling]
        : undefined;
      const value = key && source[key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
