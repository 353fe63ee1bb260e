import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import {
  Color,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type HorizontalAnnotation,
  type IMetric,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import {
  type BalancerNames,
  databaseMetric,
  ecsMetric,
  healthyTasksMetric,
  loadBalancerMetric,
  taskCountMetric,
} from '../metrics';
import { connectionsWarning } from './connectionsWarning';

const BYTES_PER_GB = 1024 ** 3;
/** Four graphs stand beside each other. */
const WIDTH = 6;

/** A line to be below of. */
const target = (value: number, label: string): HorizontalAnnotation => ({
  value,
  label,
  color: Color.GREEN,
});

/** A line above which somebody is told. */
const limit = (value: number, label: string): HorizontalAnnotation => ({
  value,
  label,
  color: Color.RED,
});

/**
 * What single reads and writes take on general-purpose SSD: a few milliseconds,
 * and never less than the one that the architecture hopes for (F10).
 */
const LATENCY_LINES = [
  target(0.005, 'target: 5 ms'),
  limit(0.02, 'warning: 20 ms'),
];

/** The thirteen metrics of the architecture, each with its line (R133). */
export class Dashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: {
      spec: EnvironmentSpec;
      names: EnvironmentNames;
      balancer: BalancerNames;
    },
  ) {
    super(scope, id);
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: props.names.dashboard,
      defaultInterval: Duration.hours(3),
      widgets: [this.tasks(), this.requests(), this.database(), this.storage()],
    });
  }

  /** R134 to R137. */
  private tasks() {
    const { names } = this.props;
    const { serviceCpuPercent, serviceMemoryPercent } =
      this.props.spec.operations;
    return [
      graph('Tasks: CPU', '%', [ecsMetric(names, 'CPUUtilization')], {
        max: 100,
        lines: [target(70, 'target'), limit(serviceCpuPercent, 'critical')],
      }),
      graph('Tasks: memory', '%', [ecsMetric(names, 'MemoryUtilization')], {
        max: 100,
        lines: [target(80, 'target'), limit(serviceMemoryPercent, 'critical')],
      }),
      this.taskCounts(),
    ];
  }

  /** Without Container Insights nobody counts tasks (F09). */
  private taskCounts() {
    const { spec, names, balancer } = this.props;
    if (spec.operations.containerInsights === 'disabled') {
      return graph('Healthy tasks', 'tasks', [healthyTasksMetric(balancer)], {
        lines: [target(spec.service.minCount, 'at least')],
      });
    }
    return graph('Tasks: running and desired', 'tasks', [
      taskCountMetric(names, 'RunningTaskCount'),
      taskCountMetric(names, 'DesiredTaskCount'),
    ]);
  }

  /** R138 to R141; CloudWatch has the response time in seconds (F10). */
  private requests() {
    const { spec, balancer } = this.props;
    const { responseTimeMs, serverErrorsPerMinute } = spec.operations;
    const metric = (name: Parameters<typeof loadBalancerMetric>[1]) =>
      loadBalancerMetric(balancer.loadBalancer, name);
    return [
      graph('Response time', 's', [metric('TargetResponseTime')], {
        lines: [
          target(0.5, 'target: 500 ms'),
          limit(responseTimeMs / 1_000, `warning: ${responseTimeMs} ms`),
        ],
      }),
      graph('Requests', 'per minute', [metric('RequestCount')]),
      graph(
        'Server errors (5XX)',
        'per minute',
        [metric('HTTPCode_Target_5XX_Count'), metric('HTTPCode_ELB_5XX_Count')],
        { lines: [limit(serverErrorsPerMinute, 'critical')] },
      ),
      graph('Client errors (4XX)', 'per minute', [
        metric('HTTPCode_Target_4XX_Count'),
      ]),
    ];
  }

  /** R142 to R144; CloudWatch has the memory in bytes (F10). */
  private database() {
    const { spec, names } = this.props;
    return [
      graph('Database: CPU', '%', [databaseMetric(names, 'CPUUtilization')], {
        max: 100,
        lines: [limit(spec.operations.databaseCpuPercent, 'critical')],
      }),
      graph(
        'Database: connections',
        'connections',
        [databaseMetric(names, 'DatabaseConnections')],
        { lines: [limit(connectionsWarning(spec), 'warning')] },
      ),
      graph('Database: free memory', 'GB', [
        new MathExpression({
          expression: `bytes / ${BYTES_PER_GB}`,
          label: 'FreeableMemory (GB)',
          usingMetrics: { bytes: databaseMetric(names, 'FreeableMemory') },
          period: Duration.minutes(1),
        }),
      ]),
    ];
  }

  /** R145 and R146, in seconds (F10). */
  private storage() {
    const { names } = this.props;
    return (['ReadLatency', 'WriteLatency'] as const).map(name =>
      graph(
        `Database: ${name === 'ReadLatency' ? 'read' : 'write'} latency`,
        's',
        [databaseMetric(names, name)],
        { lines: LATENCY_LINES },
      ),
    );
  }
}

function graph(
  title: string,
  label: string,
  left: IMetric[],
  { lines, max }: { lines?: HorizontalAnnotation[]; max?: number } = {},
): GraphWidget {
  return new GraphWidget({
    title,
    width: WIDTH,
    left,
    leftAnnotations: lines,
    leftYAxis: { label, min: 0, max, showUnits: false },
  });
}
