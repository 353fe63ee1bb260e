import type {
  Cluster,
  DeploymentConfiguration,
  LaunchType,
  LoadBalancer,
  NetworkConfiguration,
  PropagateTags,
  StopServiceDeploymentStopType,
  TaskDefinition,
  TaskOverride,
} from '@aws-sdk/client-ecs';

export type ClusterShape = Pick<
  Cluster,
  'clusterName' | 'settings' | 'capacityProviders' | 'configuration'
> & { clusterName: string; status: 'ACTIVE' | 'INACTIVE' };

/** `id` is the ARN with the revision. */
export type TaskDefinitionShape = TaskDefinition & {
  taskDefinitionArn: string;
  family: string;
  revision: number;
};

/**
 * A service. Its tasks are not stored: they follow from its history, the
 * incidents and the time ({@link taskRuns}). `id` is the ARN.
 */
export interface EcsServiceShape {
  name: string;
  clusterArn: string;
  clusterName: string;
  launchType: LaunchType;
  platformVersion: string;
  loadBalancers: LoadBalancer[];
  networkConfiguration: NetworkConfiguration;
  deploymentConfiguration: DeploymentConfiguration;
  healthCheckGracePeriodSeconds?: number;
  enableExecuteCommand: boolean;
  propagateTags: PropagateTags;
  availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
  /** Every deployment since the creation, oldest first; never empty. */
  deployments: ServiceDeploymentRecord[];
  /** Every change of the desired count, oldest first; never empty. */
  desiredCounts: DesiredCountChange[];
  /** Tasks that StopTask ended. */
  stoppedTasks: Array<{ taskId: string; at: Date; reason: string }>;
  /** A deleted service is described as INACTIVE for a while. */
  deletedAt?: Date;
}

export interface ServiceDeploymentRecord {
  /** `ecs-svc/1234567890123456789`. */
  id: string;
  taskDefinitionArn: string;
  createdAt: Date;
  /** How long a task needs from its creation to RUNNING, in milliseconds. */
  startMs: number;
  /** Why no task of it can ever start: what was missing when it began. */
  startFailure?: string;
  /** The incident that keeps its tasks from starting while it lasts. */
  brokenBy?: string;
  /** StopServiceDeployment was called. */
  stopRequest?: { at: Date; type: StopServiceDeploymentStopType };
}

export interface DesiredCountChange {
  at: Date;
  count: number;
  /** What Application Auto Scaling changed it for, in its own words. */
  cause?: string;
  /** The scaling policy that did. */
  policyArn?: string;
}

/** A task that RunTask started, outside of any service. `id` is the task's. */
export interface OneOffTaskShape {
  clusterName: string;
  clusterArn: string;
  taskDefinitionArn: string;
  group: string;
  startedBy?: string;
  launchType: LaunchType;
  enableExecuteCommand: boolean;
  networkConfiguration: NetworkConfiguration;
  overrides: TaskOverride;
  /** From its creation to RUNNING, and from there to its exit. */
  startMs: number;
  runMs: number;
  /** Why it can never start. */
  startFailure?: string;
  /** StopTask ended it. */
  stopped?: { at: Date; reason: string };
}
