import type * as wafv2 from '@aws-sdk/client-wafv2';
import { DateTime } from 'luxon';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { seededFraction } from '../../world/seeded';
import {
  environmentOf,
  serviceOfEnvironment,
} from '../../world/service/environment';
import {
  MINUTE_MS,
  ServiceTraffic,
  type WebRequest,
} from '../../world/traffic';
import type { World } from '../../world/World';
import { invalidParameter, nonexistent } from './refusals';
import { requireWebAcl, requireWebAclByArn } from './webAcls';
import { readRules } from './storedRules';

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_GetSampledRequests.html */
const WINDOW_HOURS = 3;
const MOST_SAMPLES = 500;

/** What web ACLs have seen; nobody here asks so often as to be held back. */
export function observationHandlers(world: World): Handlers<typeof wafv2> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    GetRateBasedStatementManagedKeys(input, context) {
      const { shape } = requireWebAcl(regionOf(context), {
        Name: input.WebACLName,
        Scope: input.Scope,
        Id: input.WebACLId,
      });
      const rule = readRules(shape.rules).find(
        each => each.Name === input.RuleName,
      );
      if (!rule?.Statement?.RateBasedStatement) throw nonexistent();
      return {
        ManagedKeysIPV4: { IPAddressVersion: 'IPV4', Addresses: [] },
        ManagedKeysIPV6: { IPAddressVersion: 'IPV6', Addresses: [] },
      };
    },

    GetSampledRequests({ WebAclArn, TimeWindow, ...input }, context) {
      const region = regionOf(context);
      const webAcl = requireWebAclByArn(region, WebAclArn);
      const most = input.MaxItems ?? MOST_SAMPLES;
      const now = DateTime.fromJSDate(world.now());
      const from = DateTime.max(
        DateTime.fromJSDate(TimeWindow?.StartTime ?? now.toJSDate()),
        now.minus({ hours: WINDOW_HOURS }),
      );
      const to = DateTime.fromJSDate(TimeWindow?.EndTime ?? now.toJSDate());
      if (to <= from) {
        throw invalidParameter(
          'The time window is not valid.',
          'WEB_ACL',
          'TimeWindow',
        );
      }
      const requests =
        input.RuleMetricName === webAcl.shape.acl.VisibilityConfig?.MetricName
          ? allowedRequests(world, region, environmentOf(webAcl), from, to)
          : [];
      return {
        SampledRequests: requests.slice(-most).map(sampleOf),
        PopulationSize: requests.length,
        TimeWindow: { StartTime: from.toJSDate(), EndTime: to.toJSDate() },
      };
    },
  };
}

/** The requests to the environment that a web ACL belongs to. */
function allowedRequests(
  world: World,
  region: Region,
  environment: string | undefined,
  from: DateTime,
  to: DateTime,
): WebRequest[] {
  const service = serviceOfEnvironment(region, environment);
  if (!service) return [];
  const traffic = new ServiceTraffic(world, region, service);
  const first = Math.floor(from.toMillis() / MINUTE_MS);
  const last = Math.ceil(to.toMillis() / MINUTE_MS);
  return Array.from({ length: last - first }, (_, index) =>
    traffic.servedIn(first + index, []),
  )
    .flat()
    .map(({ request }) => request)
    .filter(({ at }) => at >= from.toMillis() && at < to.toMillis());
}

function sampleOf({
  at,
  seed,
  route,
  statusCode,
}: WebRequest): wafv2.SampledHTTPRequest {
  const byte = (part: number) =>
    1 + Math.floor(seededFraction('client', seed, part) * 254);
  return {
    Request: {
      ClientIP: `203.0.${byte(0)}.${byte(1)}`,
      Country: 'US',
      URI: route.path.replace(':id', String(byte(2))),
      Method: route.method,
      HTTPVersion: 'HTTP/2.0',
      Headers: [{ Name: 'user-agent', Value: 'Mozilla/5.0' }],
    },
    Weight: 1,
    Timestamp: new Date(at),
    Action: 'ALLOW',
    ResponseCodeSent: statusCode,
  };
}
