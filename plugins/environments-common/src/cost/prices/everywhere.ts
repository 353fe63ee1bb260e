/** What costs the same in all commercial regions with a price file. */
export const EVERYWHERE = {
  publicIpv4Hour: 0.005,
  loadBalancerCapacityUnitHour: 0.008,
  alarmMetricMonth: 0.1,
  customMetricMonth: 0.3,
  enhancedMetricMonth: 0.07,
  metricRead: 0.01 / 1_000,
  logStorageGbMonth: 0.03,
  secretMonth: 0.4,
  hostedZoneMonth: 0.5,
  imageGbMonth: 0.1,
  webAclMonth: 5,
  webAclRuleMonth: 1,
  webAclRequest: 0.6 / 1_000_000,
  /** To Europe and North America. */
  cdnGb: 0.085,
  cdnRequest: 0.01 / 10_000,
  email: 0.1 / 1_000,
  transferOutGb: 0.09,
  replicationGb: 0.02,
} as const;

export const PRICE_DATE = '2026-06-30';
export const PRICE_SOURCE =
  'AWS list prices as published in June 2026: https://aws.amazon.com/pricing';
