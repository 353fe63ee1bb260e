import {
  type LoadBalancer,
  loadBalancerConsoleUrl,
  type MetricId,
  type Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthData } from '../HealthData';
import { Facts } from '../parts/Facts';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetPanel } from '../parts/TargetPanel';
import { TargetTable } from './TargetTable';

const CHARTS: MetricId[] = [
  'loadBalancer.requests',
  'loadBalancer.clientErrors',
  'loadBalancer.serverErrors',
  'loadBalancer.responseTime',
];

/** The load balancers: who answers, and how well. */
export const LoadBalancerPanel = ({
  readings,
  data,
}: {
  readings: Reading<LoadBalancer>[];
  data: HealthData;
}) => (
  <TargetPanel
    kind="loadBalancer"
    title="Load balancer"
    noun="load balancer"
    readings={readings}
    data={data}
    charts={CHARTS}
    nameOf={nameOf}
    summaryOf={summaryOf}
    consoleUrlOf={({ target }) => loadBalancerConsoleUrl(target)}
  >
    {reading => (
      <ReadingView reading={reading} noun="load balancer">
        {balancer => (
          <>
            <Facts
              facts={[
                { name: 'State', value: balancer.state },
                { name: 'Address', value: balancer.dnsName },
              ]}
            />
            {balancer.targetGroups.map(group => (
              <TargetTable
                key={group.arn}
                group={group}
                accountId={balancer.accountId}
              />
            ))}
          </>
        )}
      </ReadingView>
    )}
  </TargetPanel>
);

function nameOf({ value, target }: Reading<LoadBalancer>): string {
  return value?.name ?? shortName(target).split('/')[2] ?? shortName(target);
}

function summaryOf({ targetGroups }: LoadBalancer): string {
  const targets = targetGroups.flatMap(group => group.targets);
  const healthy = targets.filter(({ state }) => state === 'healthy');
  return `${healthy.length} of ${targets.length} targets healthy`;
}
