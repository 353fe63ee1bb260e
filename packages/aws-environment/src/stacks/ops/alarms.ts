import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import {
  type AlarmProps,
  ComparisonOperator,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import {
  databaseMetric,
  ecsMetric,
  loadBalancerMetric,
  taskCountMetric,
} from '../metrics';

const BYTES_PER_GB = 1024 ** 3;
const MINUTE = Duration.minutes(1);
const CONNECTIONS_WARNING_SHARE = 0.8;

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
  loadBalancer: string;
}): AlarmDefinition[] {
  const { spec, names, loadBalancer } = props;
  const { freeStorageCriticalGb, freeStorageWarningGb } = spec.operations;
  const connections = Math.floor(
    spec.database.maxConnections * CONNECTIONS_WARNING_SHARE,
  );
  const name = (what: string) => `${names.alarmPrefix}-${what}`;
  const above = {
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.MISSING,
  };
  const freeStorage = (severity: Severity, gb: number): AlarmDefinition => ({
    id: severity === 'critical' ? 'FreeStorageCritical' : 'FreeStorageWarning',
    severity,
    alarmName: name(`rds-free-storage-${severity}`),
    alarmDescription: `The database has less than ${gb} GB of free storage.`,
    metric: databaseMetric(names, 'FreeStorageSpace'),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: gb * BYTES_PER_GB,
    evaluationPeriods: 5,
    treatMissingData: TreatMissingData.MISSING,
  });

  return [
    {
      ...above,
      id: 'EcsCpu',
      severity: 'critical',
      alarmName: name('ecs-cpu'),
      alarmDescription: 'The tasks use more than 80 % CPU for 5 minutes.',
      metric: ecsMetric(names, 'CPUUtilization'),
      threshold: 80,
      evaluationPeriods: 5,
    },
    {
      ...above,
      id: 'EcsMemory',
      severity: 'critical',
      alarmName: name('ecs-memory'),
      alarmDescription: 'The tasks use more than 85 % memory for 5 minutes.',
      metric: ecsMetric(names, 'MemoryUtilization'),
      threshold: 85,
      evaluationPeriods: 5,
    },
    {
      ...above,
      id: 'Alb5xx',
      severity: 'critical',
      alarmName: name('alb-5xx'),
      alarmDescription: 'More than 10 requests in a minute failed with 5XX.',
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
      threshold: 10,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    },
    {
      ...above,
      id: 'RdsCpu',
      severity: 'critical',
      alarmName: name('rds-cpu'),
      alarmDescription: 'The database uses more than 75 % CPU for 10 minutes.',
      metric: databaseMetric(names, 'CPUUtilization'),
      threshold: 75,
      evaluationPeriods: 10,
    },
    freeStorage('critical', freeStorageCriticalGb),
    {
      ...above,
      id: 'RunningTasks',
      severity: 'warning',
      alarmName: name('ecs-running-tasks'),
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
      threshold: 0,
      evaluationPeriods: 5,
      // No task, no metric: silence is the worst case (F09).
      treatMissingData: TreatMissingData.BREACHING,
    },
    {
      ...above,
      id: 'ResponseTime',
      severity: 'warning',
      alarmName: name('alb-response-time'),
      alarmDescription:
        'Requests take more than a second on average, for 5 minutes.',
      metric: loadBalancerMetric(loadBalancer, 'TargetResponseTime'),
      threshold: 1,
      evaluationPeriods: 5,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    },
    freeStorage('warning', freeStorageWarningGb),
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
