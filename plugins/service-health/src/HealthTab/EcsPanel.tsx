import Typography from '@material-ui/core/Typography';
import {
  type EcsService,
  type LoadBalancer,
  type MetricId,
  type MetricsReport,
  type Reading,
  shownValue,
  taskSummary,
} from '@quarterdeck/plugin-service-health-common';
import type { Polled } from '../polling/usePolled';
import { DeploymentTable } from './DeploymentTable';
import { Facts } from './Facts';
import { MetricCharts } from './MetricCharts';
import { Panel } from './Panel';
import { PANEL_IDS } from './panelIds';
import { ReadingView } from './ReadingView';
import { ServiceEvents } from './ServiceEvents';
import { StoppedTaskTable } from './StoppedTaskTable';
import { TaskTable } from './TaskTable';

const CHARTS: MetricId[] = ['ecs.cpu', 'ecs.memory'];

/** The ECS services: counts, deployments, tasks, and why tasks stopped. */
export const EcsPanel = ({
  readings,
  loadBalancers,
  metrics,
}: {
  readings: Reading<EcsService>[];
  loadBalancers: Reading<LoadBalancer>[];
  metrics: Polled<MetricsReport>;
}) => {
  const balancers = loadBalancers.flatMap(reading => shownValue(reading) ?? []);
  return (
    <Panel
      id={PANEL_IDS.ecs}
      title={readings.length > 1 ? 'ECS services' : 'ECS service'}
    >
      {readings.map(reading => (
        <div key={reading.target}>
          <ReadingView reading={reading} noun="ECS service">
            {service => <ServiceView service={service} balancers={balancers} />}
          </ReadingView>
          <MetricCharts
            target={reading.target}
            ids={CHARTS}
            metrics={metrics}
          />
        </div>
      ))}
    </Panel>
  );
};

const ServiceView = ({
  service,
  balancers,
}: {
  service: EcsService;
  balancers: LoadBalancer[];
}) => (
  <>
    <Typography gutterBottom>{taskSummary(service, balancers)}</Typography>
    <Facts
      facts={[
        { name: 'Service', value: `${service.cluster}/${service.name}` },
        { name: 'State', value: service.state },
        { name: 'Desired', value: service.desired },
        { name: 'Running', value: service.running },
        { name: 'Pending', value: service.pending },
        { name: 'Launch type', value: service.launchType },
        { name: 'Account', value: service.accountId },
        { name: 'Region', value: service.region },
      ]}
    />
    {service.stoppedTasks.length > 0 && service.running < service.desired && (
      <StoppedTaskTable tasks={service.stoppedTasks} />
    )}
    <TaskTable tasks={service.tasks} balancers={balancers} />
    <DeploymentTable deployments={service.deployments} />
    {service.stoppedTasks.length > 0 && service.running >= service.desired && (
      <StoppedTaskTable tasks={service.stoppedTasks} />
    )}
    <ServiceEvents events={service.events} />
  </>
);
