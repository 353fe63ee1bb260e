import { exampleTemplate, templateOf } from '../testing/templates';

const ALARM = 'AWS::CloudWatch::Alarm';
const GIB = 1024 ** 3;

describe('the alarms', () => {
  it('F21 tell of free storage as a share of the volume, where asked to', () => {
    const template = templateOf('ops', {
      database: { allocatedStorageGb: 50 },
      operations: {
        freeStorageWarningPercent: 20,
        freeStorageCriticalPercent: 8,
      },
    });
    template.hasResourceProperties(ALARM, {
      AlarmName: 'fckdoomscroll-rds-free-storage-warning',
      Threshold: 10 * GIB,
    });
    template.hasResourceProperties(ALARM, {
      AlarmName: 'fckdoomscroll-rds-free-storage-critical',
      AlarmDescription: 'The database has less than 4 GB of free storage.',
      Threshold: 4 * GIB,
    });
  });

  it('R154 F09 count healthy tasks where nobody counts the running ones', () => {
    exampleTemplate('small.yaml', 'ops').hasResourceProperties(ALARM, {
      AlarmName: 'small-development-ecs-running-tasks',
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'HealthyHostCount',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['R148', 'ecs-cpu', { serviceCpuPercent: 60 }, 60],
    ['R149', 'ecs-memory', { serviceMemoryPercent: 70 }, 70],
    ['R150', 'alb-5xx', { serverErrorsPerMinute: 3 }, 3],
    ['R151', 'rds-cpu', { databaseCpuPercent: 65 }, 65],
    ['R155 F10', 'alb-response-time', { responseTimeMs: 750 }, 0.75],
    ['R157', 'rds-connections', { databaseConnectionsPercent: 50 }, 50],
  ])(
    '%s takes the threshold of %s from the specification',
    (_, name, operations, Threshold) => {
      templateOf('ops', { operations }).hasResourceProperties(ALARM, {
        AlarmName: `fckdoomscroll-${name}`,
        Threshold,
      });
    },
  );

  it('R147 are posted to the pager when they are critical', () => {
    templateOf('ops').hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'https',
      Endpoint:
        'https://events.pager.example/integration/fckdoomscroll/enqueue',
    });
  });
});
