import {
  type LoadBalancer,
  loadBalancerConsoleUrl,
  type MetricId,
  type Reading,
} from '@quarterdeck/plugin-service-health-common';
import type { HealthData } from '../HealthData';
import { MetricCharts } from '../metrics/MetricCharts';
import { ConsoleLink } from '../parts/ConsoleLink';
import { Facts } from '../parts/Facts';
import { Panel } from '../parts/Panel';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetSection } from '../parts/TargetSection';
import { worstFirst } from '../parts/worstFirst';
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
  data: { report, metrics },
}: {
  readings: Reading<LoadBalancer>[];
  data: HealthData;
}) => (
  <Panel title={readings.length > 1 ? 'Load balancers' : 'Load balancer'}>
    {worstFirst('loadBalancer', readings, report).map(
      ({ reading, status, isOneOfMany }) => (
        <TargetSection
          key={reading.target}
          kind="loadBalancer"
          target={reading.target}
          title={nameOf(reading)}
          status={status}
          summary={reading.value && summaryOf(reading.value)}
          isOneOfMany={isOneOfMany}
          links={
            <ConsoleLink
              url={loadBalancerConsoleUrl(reading.target)}
              accountId={reading.value?.accountId}
              what={`the load balancer ${nameOf(reading)}`}
            />
          }
        >
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
          <MetricCharts
            target={reading.target}
            ids={CHARTS}
            metrics={metrics}
          />
        </TargetSection>
      ),
    )}
  </Panel>
);

function nameOf({ value, target }: Reading<LoadBalancer>): string {
  return value?.name ?? shortName(target).split('/')[2] ?? shortName(target);
}

function summaryOf({ targetGroups }: LoadBalancer): string {
  const targets = targetGroups.flatMap(group => group.targets);
  const healthy = targets.filter(({ state }) => state === 'healthy');
  return `${healthy.length} of ${targets.length} targets healthy`;
}
