import type { Entity } from '@backstage/catalog-model';
import { ENVIRONMENT_ANNOTATIONS } from '@quarterdeck/plugin-environments-common';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import type { ParameterSource } from './parameters';

/**
 * Saved queries that an entity shares with others, with commas between them:
 * names (`shared/Slow requests`), ids, or folders with a slash at the end
 * (`shared/`).
 *
 * @public
 */
export const LOG_QUERIES_ANNOTATION = 'quarterdeck/log-queries';

/** The annotation that gives an entity its Logs tab. @public */
export const LOG_GROUPS_ANNOTATION = AWS_ANNOTATIONS.logGroups;

/**
 * What an entity says about its logs.
 *
 * @public
 */
export interface EntityLogs {
  logGroupNames: string[];
  /** The values of {@link LOG_QUERIES_ANNOTATION}. */
  listedQueries: string[];
  /** Its saved queries are in the folder of this name. */
  environment: string;
  /** Unknown where nothing on the entity tells it. */
  accountId?: string;
  region?: string;
}

/** Reads the annotations of an entity. @public */
export function readEntityLogs(entity: Entity): EntityLogs {
  const annotations = entity.metadata.annotations ?? {};
  const arn = [
    AWS_ANNOTATIONS.ecsServiceArn,
    AWS_ANNOTATIONS.rdsInstanceArn,
    AWS_ANNOTATIONS.loadBalancerArn,
    AWS_ANNOTATIONS.alarmArn,
  ]
    .map(name => accountAndRegion(annotations[name]))
    .find(Boolean);
  return {
    logGroupNames: splitList(annotations[LOG_GROUPS_ANNOTATION]),
    listedQueries: splitList(annotations[LOG_QUERIES_ANNOTATION]),
    environment:
      annotations[ENVIRONMENT_ANNOTATIONS.environment] ?? entity.metadata.name,
    accountId: annotations[ENVIRONMENT_ANNOTATIONS.accountId] ?? arn?.accountId,
    region: annotations[ENVIRONMENT_ANNOTATIONS.region] ?? arn?.region,
  };
}

/** What an entity knows that a query may ask for. @public */
export function parameterSourceOf(logs: EntityLogs): ParameterSource {
  const dash = logs.environment.lastIndexOf('-');
  return {
    logGroup: logs.logGroupNames[0],
    environment: logs.environment,
    service: dash > 0 ? logs.environment.slice(0, dash) : logs.environment,
    ...(dash > 0 && { stage: logs.environment.slice(dash + 1) }),
    accountId: logs.accountId,
    region: logs.region,
  };
}

function splitList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
}

/** `arn:partition:service:region:account:…` */
function accountAndRegion(arns: string | undefined) {
  const [arn] = splitList(arns);
  const [, , , region, accountId] = arn?.split(':') ?? [];
  return region && accountId ? { region, accountId } : undefined;
}
