import * as quotas from '@aws-sdk/client-service-quotas';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { KNOWN_QUOTAS, type KnownQuota } from './knownQuotas';

const MOST_RESULTS = 100;

/** Service Quotas: what an account may have of a thing, by region. */
export function serviceQuotasHandlers(world: World): Handlers<typeof quotas> {
  const regionOf = ({ accountId, region }: RequestContext) =>
    world.region(accountId, region);
  return {
    GetServiceQuota({ ServiceCode, QuotaCode }, context) {
      const quota = requireQuota(ServiceCode, QuotaCode);
      return { Quota: describe(regionOf(context), quota, appliedValue) };
    },

    GetAWSDefaultServiceQuota({ ServiceCode, QuotaCode }, context) {
      const quota = requireQuota(ServiceCode, QuotaCode);
      return {
        Quota: describe(regionOf(context), quota, () => quota.defaultValue),
      };
    },

    ListServiceQuotas({ ServiceCode, QuotaCode, ...input }, context) {
      const ofService = KNOWN_QUOTAS.filter(
        ({ quotaCode, serviceCode }) =>
          serviceCode === ServiceCode &&
          (QuotaCode === undefined || quotaCode === QuotaCode),
      );
      if (ofService.length === 0) throw noSuchResource();
      const { items, next } = sortedPage(ofService, {
        token: input.NextToken,
        size: Math.min(input.MaxResults ?? MOST_RESULTS, MOST_RESULTS),
        keyOf: ({ quotaCode }) => quotaCode,
        invalidToken: () =>
          new quotas.InvalidPaginationTokenException({
            message: 'The pagination token is invalid.',
            $metadata: {},
          }),
      });
      const region = regionOf(context);
      return {
        Quotas: items.map(quota => describe(region, quota, appliedValue)),
        NextToken: next,
      };
    },
  };
}

/** @throws NoSuchResourceException */
export function requireQuota(
  serviceCode: string | undefined,
  quotaCode: string | undefined,
): KnownQuota {
  const found = KNOWN_QUOTAS.find(
    quota => quota.serviceCode === serviceCode && quota.quotaCode === quotaCode,
  );
  if (!found) throw noSuchResource();
  return found;
}

function appliedValue(region: Region, quota: KnownQuota): number {
  const granted = region.serviceQuotas.get(
    `${quota.serviceCode}/${quota.quotaCode}`,
  );
  return granted?.shape.value ?? quota.grantedValue;
}

function describe(
  region: Region,
  quota: KnownQuota,
  valueOf: (region: Region, quota: KnownQuota) => number,
): quotas.ServiceQuota {
  const { quotaCode, quotaName, serviceCode, serviceName } = quota;
  return {
    ServiceCode: serviceCode,
    ServiceName: serviceName,
    QuotaArn: region.arn('servicequotas', `${serviceCode}/${quotaCode}`),
    QuotaCode: quotaCode,
    QuotaName: quotaName,
    Value: valueOf(region, quota),
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

const noSuchResource = () =>
  new quotas.NoSuchResourceException({
    message: 'The request failed because the specified quota does not exist.',
    $metadata: {},
  });
