import {
  type EcsService,
  type MetricId,
  type Reading,
  serviceConsoleUrl,
} from '@quarterdeck/plugin-service-health-common';
import { ServiceActions } from '../../Actions';
import type { HealthData } from '../HealthData';
import { MetricCharts } from '../metrics/MetricCharts';
import { ConsoleLink } from '../parts/ConsoleLink';
import { Panel } from '../parts/Panel';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetSection } from '../parts/TargetSection';
import { worstFirst } from '../parts/worstFirst';
import { ServiceView } from './ServiceView';

const CHARTS: MetricId[] = ['ecs.cpu', 'ecs.memory', 'ecs.runningTasks'];

/** The ECS services: counts, deployments, tasks, and why tasks stopped. */
export const EcsPanel = ({
  readings,
  data,
}: {
  readings: Reading<EcsService>[];
  data: HealthData;
}) => (
  <Panel title={readings.length > 1 ? 'ECS services' : 'ECS service'}>
    {worstFirst('ecs', readings, data.report).map(
      ({ reading, status, isOneOfMany }) => (
        <TargetSection
          key={reading.target}
          kind="ecs"
          target={reading.target}
          title={nameOf(reading)}
          status={status}
          summary={reading.value && summaryOf(reading.value)}
          isOneOfMany={isOneOfMany}
          links={
            <ConsoleLink
              url={serviceConsoleUrl(reading.target, reading.value?.cluster)}
              accountId={reading.value?.accountId}
              what={`the service ${nameOf(reading)}`}
            />
          }
          actions={
            reading.value && (
              <ServiceActions
                target={reading.target}
                subject={{
                  kind: 'service',
                  service: reading.value,
                  scaling: data.report.details?.scaling.find(
                    ({ target }) => target === reading.target,
                  )?.value,
                }}
              />
            )
          }
        >
          <ReadingView reading={reading} noun="ECS service">
            {service => <ServiceView service={service} data={data} />}
          </ReadingView>
          <MetricCharts
            target={reading.target}
            ids={CHARTS}
            metrics={data.metrics}
          />
        </TargetSection>
      ),
    )}
  </Panel>
);

function nameOf({ value, target }: Reading<EcsService>): string {
  return value
    ? `${value.cluster}/${value.name}`
    : shortName(target).replace(/^service\//, '');
}

function summaryOf({ desired, pending, running }: EcsService): string {
  return `${running} of ${desired} running${
    pending > 0 ? `, ${pending} pending` : ''
  }`;
}
