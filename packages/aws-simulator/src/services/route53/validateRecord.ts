import { isIPv4, isIPv6 } from 'node:net';
import type { Change } from '@aws-sdk/client-route-53';
import { absoluteName } from '../../world/dns/names';
import type { RecordSet } from '../../world/resources/route53';
import { invalidInput } from './find';

/** What is wrong with a value, as Route 53 words it. */
type ValueCheck = (value: string) => string | undefined;

const isQuoted = (value: string) =>
  /^("(?:[^"\\]|\\.){0,255}"\s*)+$/.test(value);
const isPreference = (value: string) => /^\d{1,5} \S+$/.test(value);
const isHostName = (value: string) => /^[^\s"]+$/.test(value);

const quotes: ValueCheck = value =>
  isQuoted(value)
    ? undefined
    : 'InvalidCharacterString (Value should be enclosed in quotation marks)';
const hostName: ValueCheck = value =>
  isHostName(value)
    ? undefined
    : 'DomainNameTooShort (Value is not a valid domain name)';

/** By record type; the values of other types are taken as they are. */
const CHECKS: Partial<Record<string, ValueCheck>> = {
  A: value =>
    isIPv4(value)
      ? undefined
      : 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)',
  AAAA: value =>
    isIPv6(value)
      ? undefined
      : 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)',
  CNAME: hostName,
  NS: hostName,
  TXT: quotes,
  SPF: quotes,
  MX: value =>
    isPreference(value)
      ? undefined
      : 'MXRRDATANotTwoFields (MX record must have 2 fields)',
};

/** What is wrong with the values of a record, none when nothing is. */
export const valueProblems = ({
  Type,
  ResourceRecords = [],
}: RecordSet): string[] =>
  ResourceRecords.flatMap(({ Value = '' }) => {
    const problem = CHECKS[Type]?.(Value);
    return problem
      ? `Invalid Resource Record: 'FATAL problem: ${problem} encountered with '${Value}''`
      : [];
  });

/**
 * A record set as a zone holds it.
 * @throws InvalidInput when it lacks what makes it one
 */
export function recordOf(
  { Action, ResourceRecordSet: asked }: Change,
  since: Date,
): RecordSet {
  const { Name, Type, AliasTarget, ResourceRecords, TTL } = asked ?? {};
  const place = `in Change with [Action=${Action}, Name=${Name}, Type=${Type}, SetIdentifier=${
    asked?.SetIdentifier ?? 'null'
  }]`;
  if (Name === undefined || Type === undefined) {
    throw invalidInput(`Invalid request: Missing field 'Name' ${place}`);
  }
  const hasValues = (ResourceRecords ?? []).length > 0;
  if (AliasTarget && (hasValues || TTL !== undefined)) {
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found more than one ${place}`,
    );
  }
  if (!AliasTarget && !hasValues && TTL === undefined) {
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none ${place}`,
    );
  }
  if (!AliasTarget && !(hasValues && TTL !== undefined)) {
    const missing = hasValues ? 'TTL' : 'ResourceRecords';
    throw invalidInput(`Invalid request: Missing field '${missing}' ${place}`);
  }
  return {
    ...asked,
    since,
    Name: absoluteName(Name),
    Type,
    ...(AliasTarget && {
      AliasTarget: {
        ...AliasTarget,
        DNSName: absoluteName(AliasTarget.DNSName ?? ''),
      },
    }),
  };
}
