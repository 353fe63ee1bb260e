import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import type { Entity } from '@backstage/catalog-model';
import type {
  HealthHistory,
  HistoryCollectorId,
  Problem,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import { environmentEntity } from './environmentEntity';
import type { startPortal } from './startPortal';

/** Something that is read by a call of its own. */
export interface FaultySource {
  operation: string;
  /** The region in which it alone is broken. */
  region: string;
  /** What the portal's role needs for it. */
  action: string;
  /** What of the page it fails; a collector may fail nothing that is seen. */
  panel?: string;
  /** What is not collected without it; the first is certain. */
  gaps?: HistoryCollectorId[];
}

export const SOURCES: FaultySource[] = [
  {
    operation: 'DescribeServices',
    region: 'us-east-1',
    action: 'ecs:DescribeServices',
    panel: 'ecs',
    gaps: ['serviceEvents'],
  },
  {
    operation: 'ListTasks',
    region: 'us-east-2',
    action: 'ecs:ListTasks',
    panel: 'ecs',
  },
  {
    operation: 'DescribeTasks',
    region: 'us-west-1',
    action: 'ecs:DescribeTasks',
    panel: 'ecs',
  },
  {
    operation: 'DescribeTargetHealth',
    region: 'us-west-2',
    action: 'elasticloadbalancing:DescribeTargetHealth',
    panel: 'loadBalancer',
  },
  {
    operation: 'DescribeLoadBalancers',
    region: 'eu-west-1',
    action: 'elasticloadbalancing:DescribeLoadBalancers',
    panel: 'loadBalancer',
  },
  {
    operation: 'DescribeDBInstances',
    region: 'eu-west-2',
    action: 'rds:DescribeDBInstances',
    panel: 'database',
  },
  {
    operation: 'DescribeAlarms',
    region: 'eu-west-3',
    action: 'cloudwatch:DescribeAlarms',
    panel: 'alarm',
  },
  {
    operation: 'GetMetricData',
    region: 'eu-central-1',
    action: 'cloudwatch:GetMetricData',
    panel: 'metrics',
  },
  {
    operation: 'DescribeScalingActivities',
    region: 'eu-north-1',
    action: 'application-autoscaling:DescribeScalingActivities',
    panel: 'scaling',
  },
  {
    operation: 'ListServiceDeployments',
    region: 'ap-south-1',
    action: 'ecs:ListServiceDeployments',
    panel: 'rollouts',
  },
  {
    operation: 'DescribeEvents',
    region: 'ap-southeast-1',
    action: 'rds:DescribeEvents',
    panel: 'databaseHistory',
    gaps: ['databases'],
  },
  {
    operation: 'DescribeAlarmHistory',
    region: 'ap-northeast-1',
    action: 'cloudwatch:DescribeAlarmHistory',
    gaps: ['alarmTransitions'],
  },
];

/** What goes wrong in each account; in the last one nothing does. */
export const TROUBLES: {
  accountId: string;
  fault?: { kind: string; status?: number };
  /** What the portal makes of it; an answer that lacks members is none. */
  problem?: Problem['kind'];
}[] = [
  { fault: { kind: 'throttle' }, problem: 'throttled' as const },
  { fault: { kind: 'error', status: 503 }, problem: 'failed' as const },
  { fault: { kind: 'hang' }, problem: 'unreachable' as const },
  { fault: { kind: 'cut' }, problem: 'unreachable' as const },
  { fault: { kind: 'expired-credentials' }, problem: 'credentials' as const },
  { fault: { kind: 'access-denied' }, problem: 'access-denied' as const },
  { fault: { kind: 'sparse' } },
  {},
].map((trouble, index) => ({
  ...trouble,
  accountId: `${index + 1}23456789012`,
}));

export const ACCOUNT_IDS = TROUBLES.map(({ accountId }) => accountId);

/** Options of the simulator: an environment in production for each place. */
export const FLEET_OF_PLACES = [
  `--environments=${2 * SOURCES.length * TROUBLES.length}`,
  `--accounts=${TROUBLES.length}`,
  `--regions=${SOURCES.map(({ region }) => region).join(',')}`,
];

/** The environment that is in an account and region. */
export async function entityAt(
  endpoint: string,
  accountId: string,
  region: string,
): Promise<Entity> {
  const ecs = new ECSClient({
    endpoint,
    region,
    credentials: { accessKeyId: accountId, secretAccessKey: 'simulated' },
  });
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const [environment] = clusterArns
    .map(arn => arn.slice(arn.lastIndexOf('/') + 1))
    .filter(name => name.endsWith('-production'));
  if (!environment) throw new Error(`There is none in ${accountId}, ${region}`);
  return environmentEntity(endpoint, environment, { accountId, region });
}

/** All that the page of an entity shows. */
export interface Page {
  panels: Record<string, Reading<unknown>[]>;
  gaps: HealthHistory['gaps'];
}

/** Looks at the page of an entity as its viewer does. */
export async function lookAt(
  portal: Awaited<ReturnType<typeof startPortal>>,
  name: string,
): Promise<Page> {
  const [{ readings, details }, metrics, history] = await Promise.all([
    portal.report(name),
    portal.metrics(name),
    portal.history(name),
  ]);
  return {
    panels: {
      ...readings,
      metrics: metrics.targets,
      scaling: details?.scaling ?? [],
      rollouts: details?.rollouts ?? [],
      databaseHistory: details?.databaseHistory ?? [],
    },
    gaps: history.gaps,
  };
}

/** The panels that say that something could not be read. */
export function failedPanels({ panels }: Page): string[] {
  return Object.keys(panels).filter(name =>
    panels[name].some(({ problem }) => problem),
  );
}
