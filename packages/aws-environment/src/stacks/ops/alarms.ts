import {
  type EnvironmentNames,
  type EnvironmentSpec,
  freeStorageLimitsGb,
} from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import {
  type AlarmProps,
  ComparisonOperator,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
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
const MINUTE = Duration.minutes(1);

/** Critical alarms go to the pager, warnings to a mailbox. */
export type Severity = 'critical' | 'warning';

export interface AlarmDefinition extends AlarmProps {
  id: string;
  severity: Severity;
  alarmName: string;
  alarmDescription: string;
}

/**
 * What somebody is told of (R147 to R157). Where the architecture names no
 * period, it is five minutes.
 */
export function alarmDefinitions(props: {
  spec: EnvironmentSpec;
  names: EnvironmentNames;
  balancer: BalancerNames;
}): AlarmDefinition[] {
  const { spec, names, balancer } = props;
  const { loadBalancer } = balancer;
  const {
    serviceCpuPercent,
    serviceMemoryPercent,
    serverErrorsPerMinute,
    responseTimeMs,
    databaseCpuPercent,
  } = spec.operations;
  const freeStorageGb = freeStorageLimitsGb(spec);
  const connections = connectionsWarning(spec);
  const name = (what: string) => `${names.alarmPrefix}-${what}`;
  const above = {
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.MISSING,
  };
  const freeStorage = (severity: Severity): AlarmDefinition => ({
    id: severity === 'critical' ? 'FreeStorageCritical' : 'FreeStorageWarning',
    severity,
    alarmName: name(`rds-free-storage-${severity}`),
    alarmDescription: `The database has less than ${freeStorageGb[severity]} GB of free storage.`,
    metric: databaseMetric(names, 'FreeStorageSpace'),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: freeStorageGb[severity] * BYTES_PER_GB,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.MISSING,
  });

  return [
    {
      ...above,
      id: 'EcsCpu',
      severity: 'critical',
      alarmName: name('ecs-cpu'),
      alarmDescription: `The tasks use more than ${serviceCpuPercent} % CPU for 5 minutes.`,
      metric: ecsMetric(names, 'CPUUtilization'),
      threshold: serviceCpuPercent,
      evaluationPeriods: 5,
    },
    {
      ...above,
      id: 'EcsMemory',
      severity: 'critical',
      alarmName: name('ecs-memory'),
      alarmDescription: `The tasks use more than ${serviceMemoryPercent} % memory for 5 minutes.`,
      metric: ecsMetric(names, 'MemoryUtilization'),
      threshold: serviceMemoryPercent,
      evaluationPeriods: 5,
    },
    {
      ...above,
      id: 'Alb5xx',
      severity: 'critical',
      alarmName: name('alb-5xx'),
      alarmDescription: `More than ${serverErrorsPerMinute} requests in a minute failed with 5XX.`,
      // Without healthy targets the load balancer answers itself (F21).
      metric: new MathExpression({
        label: '5XX',
        expression: 'FILL(target, 0) + FILL(elb, 0)',
        usingMetrics: {
          target: loadBalancerMetric(loadBalancer, 'HTTPCode_Target_5XX_Count'),
          elb: loadBalancerMetric(loadBalancer, 'HTTPCode_ELB_5XX_Count'),
        },
        period: MINUTE,
      }),
      threshold: serverErrorsPerMinute,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    },
    {
      ...above,
      id: 'RdsCpu',
      severity: 'critical',
      alarmName: name('rds-cpu'),
      alarmDescription: `The database uses more than ${databaseCpuPercent} % CPU for 10 minutes.`,
      metric: databaseMetric(names, 'CPUUtilization'),
      threshold: databaseCpuPercent,
      evaluationPeriods: 10,
    },
    freeStorage('critical'),
    runningTasks(props),
    {
      ...above,
      id: 'ResponseTime',
      severity: 'warning',
      alarmName: name('alb-response-time'),
      alarmDescription: `Requests take more than ${responseTimeMs} ms on average, for 5 minutes.`,
      metric: loadBalancerMetric(loadBalancer, 'TargetResponseTime'),
      // The metric is in seconds (F10).
      threshold: responseTimeMs / 1_000,
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    },
    freeStorage('warning'),
    {
      ...above,
      id: 'RdsConnections',
      severity: 'warning',
      alarmName: name('rds-connections'),
      alarmDescription: `More than ${connections} of the database's ${spec.database.maxConnections} connections are in use.`,
      metric: databaseMetric(names, 'DatabaseConnections'),
      threshold: connections,
      evaluationPeriods: 5,
    },
  ];
}

/**
 * Fewer tasks than there should be (R154). Without Container Insights nobody
 * counts tasks; then it is those that answer their health check (F09).
 */
function runningTasks(props: {
  spec: EnvironmentSpec;
  names: EnvironmentNames;
  balancer: BalancerNames;
}): AlarmDefinition {
  const { spec, names, balancer } = props;
  const { minCount } = spec.service;
  const alarm = {
    id: 'RunningTasks',
    severity: 'warning',
    alarmName: `${names.alarmPrefix}-ecs-running-tasks`,
    evaluationPeriods: 5,
    // No task, no metric: silence is the worst case (F09).
    treatMissingData: TreatMissingData.BREACHING,
  } as const;
  if (spec.operations.containerInsights === 'disabled') {
    return {
      ...alarm,
      alarmDescription: `Fewer than ${minCount} tasks are healthy, for 5 minutes.`,
      metric: healthyTasksMetric(balancer),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: minCount,
    };
  }
  return {
    ...alarm,
    alarmDescription: 'Fewer tasks run than are desired, for 5 minutes.',
    metric: new MathExpression({
      label: 'Missing tasks',
      expression: 'desired - running',
      usingMetrics: {
        desired: taskCountMetric(names, 'DesiredTaskCount'),
        running: taskCountMetric(names, 'RunningTaskCount'),
      },
      period: MINUTE,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 0,
  };
}
