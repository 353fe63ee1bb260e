import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  DescribeDBInstancesCommand,
  DescribeEventsCommand,
  DescribePendingMaintenanceActionsCommand,
  type DescribePendingMaintenanceActionsCommandInput,
  RDSClient,
  type ResourcePendingMaintenanceActions,
} from '@aws-sdk/client-rds';
import { createEnvironment } from '../../seed/createEnvironment';
import { Simulator } from '../../Simulator';
import { TEST_ACCOUNT_ID, TEST_REGION } from '../../testing/simulatedAws';
import { ManualClock } from '../../world/Clock';
import { World } from '../../world/World';
import type { IncidentKind } from '../Incident';

const MINUTE_MS = 60_000;
const ENVIRONMENT = 'shop-production';
const NOON = new Date('2026-11-20T15:00:00Z');
const DAY_MS = 86_400_000;

/** A metric of the environment: its name, its statistic. */
type MetricName = [
  of: 'service' | 'tasks' | 'loadBalancer' | 'targetGroup' | 'database',
  name: string,
  statistic?: string,
];

/**
 * The environment `shop-production` behind real clients, 34 days old, at a time
 * that only moves when it is told to.
 */
export class IncidentScene {
  readonly log = '/ecs/shop-production';
  readonly databaseLog = '/aws/rds/instance/shop-production-db/postgresql';

  private constructor(
    readonly endpoint: string,
    private readonly simulator: Simulator,
    private readonly clock: ManualClock,
  ) {}

  static async open(): Promise<IncidentScene> {
    const clock = new ManualClock(NOON);
    const simulator = new Simulator(new World({ clock }));
    await createEnvironment(
      simulator,
      {
        name: 'shop',
        stage: 'production',
        owner: 'group:default/shop',
        accountId: TEST_ACCOUNT_ID,
        region: TEST_REGION,
      },
      new Date(NOON.getTime() - 34 * DAY_MS),
    );
    return new IncidentScene(await simulator.listen(0), simulator, clock);
  }

  close(): Promise<void> {
    return this.simulator.close();
  }

  get now(): Date {
    return this.clock.now();
  }

  pass(minutes: number): void {
    this.clock.advance(minutes * MINUTE_MS);
  }

  async control(method: 'DELETE' | 'GET' | 'POST', body?: object) {
    const response = await fetch(`${this.endpoint}/_simulator/incidents`, {
      method,
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async start(kind: IncidentKind, more: object = {}): Promise<void> {
    const { status, body } = await this.control('POST', {
      kind,
      environment: ENVIRONMENT,
      ...more,
    });
    if (status !== 200) throw new Error(body.error);
  }

  async stop(kind: IncidentKind): Promise<void> {
    await this.control('DELETE', { kind, environment: ENVIRONMENT });
  }

  async service() {
    const { services = [] } = await this.#client(ECSClient).send(
      new DescribeServicesCommand({
        cluster: ENVIRONMENT,
        services: [`${ENVIRONMENT}-service`],
      }),
    );
    return {
      ...services[0],
      messages: (services[0].events ?? []).map(({ message = '' }) => message),
    };
  }

  async tasks(desiredStatus: 'RUNNING' | 'STOPPED') {
    const ecs = this.#client(ECSClient);
    const cluster = ENVIRONMENT;
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, desiredStatus }),
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster, tasks: taskArns }),
    );
    return tasks;
  }

  async targetHealth() {
    const elb = this.#client(ElasticLoadBalancingV2Client);
    const { TargetHealthDescriptions = [] } = await elb.send(
      new DescribeTargetHealthCommand({
        TargetGroupArn: await this.#targetGroupArn(),
      }),
    );
    return TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth);
  }

  async databaseStatus(): Promise<string | undefined> {
    const { DBInstances = [] } = await this.#client(RDSClient).send(
      new DescribeDBInstancesCommand({}),
    );
    return DBInstances[0].DBInstanceStatus;
  }

  async pendingMaintenance(
    input: DescribePendingMaintenanceActionsCommandInput = {},
  ): Promise<ResourcePendingMaintenanceActions[]> {
    const { PendingMaintenanceActions = [] } = await this.#client(
      RDSClient,
    ).send(new DescribePendingMaintenanceActionsCommand(input));
    return PendingMaintenanceActions;
  }

  async databaseEvents(): Promise<string[]> {
    const { Events = [] } = await this.#client(RDSClient).send(
      new DescribeEventsCommand({ Duration: 120 }),
    );
    return Events.map(({ Message = '' }) => Message);
  }

  /** A metric over the last minutes, one value a minute, oldest first. */
  async metric(
    [of, MetricName, Stat = 'Average']: MetricName,
    minutes = 5,
  ): Promise<number[]> {
    const { MetricDataResults = [] } = await this.#client(
      CloudWatchClient,
    ).send(
      new GetMetricDataCommand({
        StartTime: new Date(this.now.getTime() - minutes * MINUTE_MS),
        EndTime: this.now,
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'm',
            MetricStat: {
              Metric: { MetricName, ...(await this.#metricOf(of)) },
              Period: 60,
              Stat,
            },
          },
        ],
      }),
    );
    return MetricDataResults[0].Values ?? [];
  }

  /** The alarms that are in ALARM, without the environment's name. */
  async alarms(): Promise<string[]> {
    const { MetricAlarms = [] } = await this.#client(CloudWatchClient).send(
      new DescribeAlarmsCommand({ StateValue: 'ALARM' }),
    );
    return MetricAlarms.map(({ AlarmName = '' }) =>
      AlarmName.replace(`${ENVIRONMENT}-`, ''),
    ).sort();
  }

  /** How an alarm's state changed, newest first. */
  async alarmHistory(name: string): Promise<string[]> {
    const { AlarmHistoryItems = [] } = await this.#client(
      CloudWatchClient,
    ).send(
      new DescribeAlarmHistoryCommand({
        AlarmName: `${ENVIRONMENT}-${name}`,
        HistoryItemType: 'StateUpdate',
      }),
    );
    return AlarmHistoryItems.map(({ HistorySummary = '' }) => HistorySummary);
  }

  /** The messages of a log over the last minutes. */
  async messages(
    logGroupName: string,
    filterPattern: string,
    minutes = 5,
  ): Promise<string[]> {
    const { events = [] } = await this.#client(CloudWatchLogsClient).send(
      new FilterLogEventsCommand({
        logGroupName,
        filterPattern,
        startTime: this.now.getTime() - minutes * MINUTE_MS,
        endTime: this.now.getTime(),
      }),
    );
    return events.map(({ message = '' }) => message);
  }

  async #targetGroupArn(): Promise<string> {
    const { TargetGroups = [] } = await this.#client(
      ElasticLoadBalancingV2Client,
    ).send(new DescribeTargetGroupsCommand({}));
    return TargetGroups[0].TargetGroupArn ?? '';
  }

  async #metricOf(of: MetricName[0]) {
    const dimensions = (values: Record<string, string>) =>
      Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
    const service = dimensions({
      ClusterName: ENVIRONMENT,
      ServiceName: `${ENVIRONMENT}-service`,
    });
    switch (of) {
      case 'service':
        return { Namespace: 'AWS/ECS', Dimensions: service };
      case 'tasks':
        return { Namespace: 'ECS/ContainerInsights', Dimensions: service };
      case 'database':
        return {
          Namespace: 'AWS/RDS',
          Dimensions: dimensions({
            DBInstanceIdentifier: `${ENVIRONMENT}-db`,
          }),
        };
      default:
        return {
          Namespace: 'AWS/ApplicationELB',
          Dimensions: dimensions(await this.#loadBalancerDimensions(of)),
        };
    }
  }

  async #loadBalancerDimensions(
    of: 'loadBalancer' | 'targetGroup',
  ): Promise<Record<string, string>> {
    const { TargetGroups = [] } = await this.#client(
      ElasticLoadBalancingV2Client,
    ).send(new DescribeTargetGroupsCommand({}));
    const [{ LoadBalancerArns = [], TargetGroupArn = '' }] = TargetGroups;
    const LoadBalancer = LoadBalancerArns[0].split(':loadbalancer/')[1];
    return of === 'loadBalancer'
      ? { LoadBalancer }
      : { LoadBalancer, TargetGroup: TargetGroupArn.split(':').pop() ?? '' };
  }

  #client<Client>(
    Constructor: new (configuration: {
      endpoint: string;
      region: string;
      credentials: { accessKeyId: string; secretAccessKey: string };
    }) => Client,
  ): Client {
    return new Constructor({
      endpoint: this.endpoint,
      region: TEST_REGION,
      credentials: { accessKeyId: TEST_ACCOUNT_ID, secretAccessKey: 'any' },
    });
  }
}

/** The mean of some values; 0 when there are none. */
export const mean = (values: number[]): number =>
  values.reduce((total, each) => total + each, 0) / (values.length || 1);

export const sum = (values: number[]): number =>
  values.reduce((total, each) => total + each, 0);
