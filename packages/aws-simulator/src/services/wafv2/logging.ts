import type * as wafv2 from '@aws-sdk/client-wafv2';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { invalidArn, nonexistent } from './refusals';
import { assertScope, wafPage } from './scope';
import { requireWebAclByArn } from './webAcls';

/** What the names of log groups and buckets have to begin with. */
const PREFIX = 'aws-waf-logs-';

export function loggingHandlers(world: World): Handlers<typeof wafv2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    PutLoggingConfiguration({ LoggingConfiguration }, context) {
      const region = regionOf(context);
      return {
        LoggingConfiguration: putLogging(world, region, LoggingConfiguration),
      };
    },

    GetLoggingConfiguration({ ResourceArn }, context) {
      const { shape } = requireWebAclByArn(regionOf(context), ResourceArn);
      if (!shape.logging) throw nonexistent();
      return { LoggingConfiguration: shape.logging };
    },

    ListLoggingConfigurations({ Scope, ...input }, context) {
      const region = regionOf(context);
      assertScope(region, Scope);
      const found = region.webAcls.where(
        each => each.scope === Scope && each.logging !== undefined,
      );
      const { items, NextMarker } = wafPage(found, input, each => each.arn);
      return {
        LoggingConfigurations: items.flatMap(each => each.shape.logging ?? []),
        NextMarker,
      };
    },

    DeleteLoggingConfiguration({ ResourceArn }, context) {
      const { shape } = requireWebAclByArn(regionOf(context), ResourceArn);
      if (!shape.logging) throw nonexistent();
      shape.logging = undefined;
      world.changed();
      return {};
    },
  };
}

/** @throws WAFInvalidParameterException, WAFNonexistentItemException */
export function putLogging(
  world: World,
  region: Region,
  asked: wafv2.LoggingConfiguration | undefined,
): wafv2.LoggingConfiguration {
  const { shape } = requireWebAclByArn(region, asked?.ResourceArn);
  const destinations = (asked?.LogDestinationConfigs ?? []).map(arn =>
    arn.replace(/:\*$/, ''),
  );
  if (destinations.length !== 1) {
    throw invalidArn('LOG_DESTINATION', destinations.join(','));
  }
  destinations.forEach(arn => assertDestination(region, arn));
  const logging: wafv2.LoggingConfiguration = {
    ...asked,
    ResourceArn: asked?.ResourceArn,
    LogDestinationConfigs: destinations,
    ManagedByFirewallManager: false,
    LogType: 'WAF_LOGS',
    LogScope: 'CUSTOMER',
  };
  shape.logging = logging;
  world.changed();
  return logging;
}

function assertDestination(region: Region, arn: string) {
  const logGroup = /^arn:aws:logs:[^:]+:\d{12}:log-group:(.+)$/.exec(arn)?.[1];
  const other = /^arn:aws:(?:s3:::|firehose:.*:deliverystream\/)(.+)$/.exec(
    arn,
  )?.[1];
  const name = logGroup ?? other;
  if (!name?.startsWith(PREFIX)) throw invalidArn('LOG_DESTINATION', arn);
  if (logGroup && !region.logGroups.byArn(arn)) {
    throw invalidArn('LOG_DESTINATION', arn);
  }
}
