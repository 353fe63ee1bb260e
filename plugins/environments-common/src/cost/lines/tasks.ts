import { cents, counted, HOURS_PER_MONTH, type Reckon } from './reckon';

/** What Fargate Spot usually costs of the price on demand. */
const SPOT_SHARE = 0.3;

export const tasks: Reckon = ({ spec, usage, prices }) => {
  const { cpu, memoryMb, spot } = spec.service;
  const vcpu = cpu / 1024;
  const gb = memoryMb / 1024;
  const inPublicSubnets = spec.network.natGateways === 0;
  const hourly =
    (vcpu * prices.fargateVcpuHour + gb * prices.fargateGbHour) *
      (spot ? SPOT_SHARE : 1) +
    (inPublicSubnets ? prices.publicIpv4Hour : 0);
  return {
    id: 'tasks',
    title: spot ? 'ECS Fargate Spot' : 'ECS Fargate',
    monthlyUsd: cents(usage.averageTasks * hourly * HOURS_PER_MONTH),
    assumes: [
      `${counted(
        usage.averageTasks,
        'task',
      )} of ${vcpu} vCPU and ${gb} GB, all month`,
      ...(inPublicSubnets ? ['a public address each'] : []),
      ...(spot ? ['at 70 % off, as Spot usually is'] : []),
    ].join(', '),
  };
};
