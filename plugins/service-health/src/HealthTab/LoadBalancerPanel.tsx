import Typography from '@material-ui/core/Typography';
import type {
  LoadBalancer,
  MetricId,
  MetricsReport,
  Reading,
  Status,
  TargetGroup,
} from '@quarterdeck/plugin-service-health-common';
import type { Polled } from '../polling/usePolled';
import { StatusLabel } from '../status/StatusLabel';
import { DenseTable } from './DenseTable';
import { Facts } from './Facts';
import { MetricCharts } from './MetricCharts';
import { Panel } from './Panel';
import { PANEL_IDS } from './panelIds';
import { ReadingView } from './ReadingView';

const CHARTS: MetricId[] = [
  'loadBalancer.requests',
  'loadBalancer.serverErrors',
  'loadBalancer.responseTime',
];

const STATES: Record<string, Status> = {
  healthy: 'healthy',
  unhealthy: 'critical',
};

/** The load balancers: who answers, and how well. */
export const LoadBalancerPanel = ({
  readings,
  metrics,
}: {
  readings: Reading<LoadBalancer>[];
  metrics: Polled<MetricsReport>;
}) => (
  <Panel
    id={PANEL_IDS.loadBalancer}
    title={readings.length > 1 ? 'Load balancers' : 'Load balancer'}
  >
    {readings.map(reading => (
      <div key={reading.target}>
        <ReadingView reading={reading} noun="load balancer">
          {balancer => (
            <>
              <Facts
                facts={[
                  { name: 'Load balancer', value: balancer.name },
                  { name: 'State', value: balancer.state },
                  { name: 'Address', value: balancer.dnsName },
                ]}
              />
              {balancer.targetGroups.map(group => (
                <TargetTable key={group.arn} group={group} />
              ))}
            </>
          )}
        </ReadingView>
        <MetricCharts target={reading.target} ids={CHARTS} metrics={metrics} />
      </div>
    ))}
  </Panel>
);

const TargetTable = ({ group }: { group: TargetGroup }) =>
  group.targets.length === 0 ? (
    <Typography variant="body2" color="textSecondary" gutterBottom>
      No target is registered in {group.name}.
    </Typography>
  ) : (
    <DenseTable
      caption={`Targets of ${group.name}`}
      rows={group.targets}
      keyOf={({ id, port }) => `${id}:${port}`}
      columns={[
        {
          title: 'Target',
          render: ({ id, port }) => (port ? `${id}:${port}` : id),
        },
        {
          title: 'Health',
          render: ({ state }) => (
            <StatusLabel status={STATES[state] ?? 'unknown'}>
              {state}
            </StatusLabel>
          ),
        },
        { title: 'Zone', render: ({ zone }) => zone },
        {
          title: 'Reason',
          prose: true,
          render: ({ reason, description }) =>
            [description, reason && `(${reason})`].filter(Boolean).join(' ') ||
            undefined,
        },
      ]}
    />
  );
