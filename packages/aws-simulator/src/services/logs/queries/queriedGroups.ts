import type { StartQueryRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { SourceCommand } from '@quarterdeck/insights-language';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type { LogGroupShape } from '../../../world/resources/logs';
import { requireGroup } from '../groups';
import { invalidParameter } from '../refusals';

export const MAX_GROUPS = 50;
const MAX_CHOSEN_GROUPS = 10_000;

/**
 * The log groups that StartQuery names, or the query's own `SOURCE`.
 *
 * @throws InvalidParameterException for none, too many, or both ways at once,
 * ResourceNotFoundException
 */
export function queriedGroups(
  region: Region,
  input: StartQueryRequest,
  source: SourceCommand | undefined,
): Array<Resource<LogGroupShape>> {
  const names = [
    ...(input.logGroupName === undefined ? [] : [input.logGroupName]),
    ...(input.logGroupNames ?? []),
    ...(input.logGroupIdentifiers ?? []),
  ];
  if (source) {
    if (names.length > 0) {
      throw invalidParameter(
        'Log groups are given both as parameters and by SOURCE.',
      );
    }
    return groupsOfSource(region, source);
  }
  if (names.length === 0 || names.length > MAX_GROUPS) {
    throw invalidParameter(`A query reads 1 to ${MAX_GROUPS} log groups.`);
  }
  return names.map(name => requireGroup(region, name));
}

/** The log groups of a `SOURCE`, by name or by what they have in common. */
export function groupsOfSource(
  region: Region,
  source: SourceCommand,
): Array<Resource<LogGroupShape>> {
  if (source.names) {
    if (source.names.length > MAX_GROUPS) {
      throw invalidParameter(`A query reads 1 to ${MAX_GROUPS} log groups.`);
    }
    return source.names.map(name => requireGroup(region, name));
  }
  const { namePrefixes, accountIdentifiers, logGroupClasses } = source;
  const classes: readonly string[] =
    logGroupClasses.length > 0 ? logGroupClasses : ['STANDARD'];
  const isOwnAccount =
    accountIdentifiers.length === 0 ||
    accountIdentifiers.includes(region.accountId);
  const groups = region.logGroups.where(
    shape =>
      isOwnAccount &&
      classes.includes(shape.class) &&
      (namePrefixes.length === 0 ||
        namePrefixes.some(prefix => shape.name.startsWith(prefix))),
  );
  if (groups.length > MAX_CHOSEN_GROUPS) {
    throw invalidParameter(
      `SOURCE chooses more than ${MAX_CHOSEN_GROUPS} log groups.`,
    );
  }
  return groups;
}
