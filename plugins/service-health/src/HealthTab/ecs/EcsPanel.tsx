import {
  type EcsService,
  type MetricId,
  type Reading,
  serviceConsoleUrl,
} from '@quarterdeck/plugin-service-health-common';
import { ServiceActions } from '../../Actions';
import type { HealthData } from '../HealthData';
import { ReadingView } from '../parts/ReadingView';
import { shortName } from '../parts/shortName';
import { TargetPanel } from '../parts/TargetPanel';
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
  <TargetPanel
    kind="ecs"
    title="ECS service"
    noun="service"
    readings={readings}
    data={data}
    charts={CHARTS}
    nameOf={nameOf}
    summaryOf={summaryOf}
    consoleUrlOf={({ target, value }) =>
      serviceConsoleUrl(target, value?.cluster)
    }
    actionsOf={({ target, value }) =>
      value && (
        <ServiceActions
          target={target}
          subject={{
            kind: 'service',
            service: value,
            scaling: data.report.details?.scaling.find(
              scaling => scaling.target === target,
            )?.value,
          }}
        />
      )
    }
  >
    {reading => (
      <ReadingView reading={reading} noun="ECS service">
        {service => <ServiceView service={service} data={data} />}
      </ReadingView>
    )}
  </TargetPanel>
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
