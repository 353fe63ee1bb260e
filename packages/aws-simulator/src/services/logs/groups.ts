import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../wire';
import type { StoredBytes } from '../../world/logs';
import { removeLogGroup } from '../../world/logs/removeLogGroup';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type {
  LogGroupShape,
  MetricFilterShape,
} from '../../world/resources/logs';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import {
  alreadyExists,
  invalidParameter,
  invalidToken,
  notFound,
} from './refusals';

const DEFAULT_PAGE = 50;
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

/** @throws ResourceNotFoundException */
export function requireGroup(
  region: Region,
  nameOrArn: string | undefined,
): Resource<LogGroupShape> {
  const name = groupNameOf(nameOrArn ?? '');
  const group = region.logGroups.find(shape => shape.name === name);
  if (!group) {
    throw notFound('The specified log group does not exist.');
  }
  return group;
}

/** The name in `arn:aws:logs:<region>:<account>:log-group:<name>:*`. */
export function groupNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:')
    ? nameOrArn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? ''
    : nameOrArn;
}

/** The metric filters of a log group. */
export function filtersOf(
  region: Region,
  group: string,
): Array<Resource<MetricFilterShape>> {
  return region.metricFilters.where(
    ({ logGroupName }) => logGroupName === group,
  );
}

export function createLogGroup(
  world: World,
  region: Region,
  input: logs.CreateLogGroupRequest,
): void {
  const name = input.logGroupName ?? '';
  if (!/^[\w./#-]{1,512}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (region.logGroups.find(shape => shape.name === name)) {
    throw alreadyExists('The specified log group already exists');
  }
  region.logGroups.put({
    id: name,
    arn: region.arn('logs', `log-group:${name}:*`),
    createdAt: world.now(),
    tags: { ...input.tags },
    shape: {
      name,
      class: input.logGroupClass ?? 'STANDARD',
      kmsKeyId: input.kmsKeyId,
      deletionProtectionEnabled: input.deletionProtectionEnabled ?? false,
      streams: {},
    },
  });
  world.changed();
}

export function deleteLogGroup(
  world: World,
  region: Region,
  name: string | undefined,
): void {
  const group = requireGroup(region, name);
  if (group.shape.deletionProtectionEnabled) {
    throw new AwsError(
      'ValidationException',
      'The log group has deletion protection enabled.',
    );
  }
  removeLogGroup(region, group.id);
  world.changed();
}

export function putRetentionPolicy(
  world: World,
  region: Region,
  { logGroupName, retentionInDays }: logs.PutRetentionPolicyRequest,
): void {
  const group = requireGroup(region, logGroupName);
  if (!RETENTION_DAYS.includes(retentionInDays ?? 0)) {
    throw invalidParameter(
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(
        ', ',
      )}]`,
    );
  }
  group.shape.retentionInDays = retentionInDays;
  world.changed();
}

export function deleteRetentionPolicy(
  world: World,
  region: Region,
  name: string | undefined,
): void {
  requireGroup(region, name).shape.retentionInDays = undefined;
  world.changed();
}

export function describeLogGroups(
  region: Region,
  storedBytes: StoredBytes,
  input: logs.DescribeLogGroupsRequest,
): logs.DescribeLogGroupsResponse {
  const { logGroupNamePrefix, logGroupNamePattern } = input;
  if (logGroupNamePrefix && logGroupNamePattern) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const { limit = DEFAULT_PAGE } = input;
  if (limit < 1 || limit > DEFAULT_PAGE) {
    throw invalidParameter(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to ${DEFAULT_PAGE}`,
    );
  }
  const wanted = input.logGroupIdentifiers?.map(groupNameOf);
  const groups = region.logGroups.where(
    shape =>
      (!logGroupNamePrefix || shape.name.startsWith(logGroupNamePrefix)) &&
      (!logGroupNamePattern ||
        shape.name.toLowerCase().includes(logGroupNamePattern.toLowerCase())) &&
      (!wanted || wanted.includes(shape.name)) &&
      (!input.logGroupClass || shape.class === input.logGroupClass),
  );
  const { items, next: nextToken } = sortedPage(groups, {
    token: input.nextToken,
    size: limit,
    keyOf: ({ shape }) => shape.name,
    invalidToken,
  });
  return {
    logGroups: items.map(group => ({
      ...describe(region, group),
      storedBytes: storedBytes.of(region, group),
    })),
    nextToken,
  };
}

/** ListLogGroups: names and classes, by a pattern that may be a regex. */
export function listLogGroups(
  region: Region,
  input: logs.ListLogGroupsRequest,
): logs.ListLogGroupsResponse {
  const matches = nameTest(input.logGroupNamePattern);
  const groups = region.logGroups.where(
    shape =>
      matches(shape.name) &&
      (!input.logGroupClass || shape.class === input.logGroupClass),
  );
  const { items, next: nextToken } = sortedPage(groups, {
    token: input.nextToken,
    size: input.limit ?? DEFAULT_PAGE,
    keyOf: ({ shape }) => shape.name,
    invalidToken,
  });
  return {
    logGroups: items.map(({ shape }) => ({
      logGroupName: shape.name,
      logGroupArn: region.arn('logs', `log-group:${shape.name}`),
      logGroupClass: shape.class,
    })),
    nextToken,
  };
}

/** A part of the name, or with `^` a beginning; `|` between alternatives. */
function nameTest(pattern: string | undefined): (name: string) => boolean {
  if (pattern === undefined) {
    return () => true;
  }
  const alternatives = pattern.split('|');
  if (alternatives.some(each => !/^\^?[\w./#-]{3,24}$/.test(each))) {
    throw invalidParameter(
      'Each alternative of logGroupNamePattern must have 3 to 24 characters.',
    );
  }
  return name =>
    alternatives.some(each =>
      each.startsWith('^')
        ? name.startsWith(each.slice(1))
        : name.includes(each),
    );
}

function describe(
  region: Region,
  { shape, createdAt }: Resource<LogGroupShape>,
): logs.LogGroup {
  const arn = region.arn('logs', `log-group:${shape.name}`);
  return {
    logGroupName: shape.name,
    creationTime: createdAt.getTime(),
    retentionInDays: shape.retentionInDays,
    metricFilterCount: filtersOf(region, shape.name).length,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: shape.class,
    kmsKeyId: shape.kmsKeyId,
    deletionProtectionEnabled: shape.deletionProtectionEnabled,
  };
}
