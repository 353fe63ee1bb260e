import { cents, counted, HOURS_PER_MONTH, type Reckon } from './reckon';

export const loadBalancer: Reckon = ({ usage, prices }) => {
  const hourly =
    prices.loadBalancerHour +
    usage.loadBalancerCapacityUnits * prices.loadBalancerCapacityUnitHour +
    2 * prices.publicIpv4Hour;
  return {
    id: 'loadBalancer',
    title: 'Load balancer',
    monthlyUsd: cents(hourly * HOURS_PER_MONTH),
    assumes: `two public addresses and ${counted(
      usage.loadBalancerCapacityUnits,
      'capacity unit',
    )} on average`,
  };
};

export const nat: Reckon = ({ spec, usage, prices }) => {
  const { natGateways } = spec.network;
  if (natGateways === 0) return undefined;
  const hourly = natGateways * (prices.natGatewayHour + prices.publicIpv4Hour);
  return {
    id: 'nat',
    title: natGateways === 1 ? 'NAT gateway' : 'NAT gateways',
    monthlyUsd: cents(
      hourly * HOURS_PER_MONTH + usage.natGb * prices.natGatewayGb,
    ),
    assumes: `${natGateways} with a public address each, and ${usage.natGb} GB`,
  };
};
