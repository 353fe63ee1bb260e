/**
 * An ECS service with its tasks, as `DescribeServices` and `DescribeTasks` show
 * them. Times are ISO 8601.
 *
 * @public
 */
export interface EcsService {
  arn: string;
  name: string;
  cluster: string;
  accountId: string;
  region: string;
  /** `ACTIVE`, `DRAINING` or `INACTIVE`. */
  state: string;
  desired: number;
  running: number;
  pending: number;
  /** `FARGATE`, `EC2` or `EXTERNAL`, where AWS says it. */
  launchType?: string;
  /** The newest first. */
  deployments: EcsDeployment[];
  /** Those that run or are about to; the oldest first. */
  tasks: EcsTask[];
  /** Those that AWS still remembers, for about an hour; the newest first. */
  stoppedTasks: EcsStoppedTask[];
  /** The newest first. */
  events: EcsServiceEvent[];
}

/** @public */
export interface EcsDeployment {
  id: string;
  /** `PRIMARY` is the newest; `ACTIVE` is one that it replaces. */
  role: string;
  /** `IN_PROGRESS`, `COMPLETED` or `FAILED`, under the rolling controller. */
  rolloutState?: string;
  /** Why the rollout is in its state, such as a circuit breaker's decision. */
  rolloutReason?: string;
  /** Of the task definition. */
  revision?: number;
  /** The images of the revision, where one of its tasks is known. */
  images: string[];
  desired: number;
  running: number;
  pending: number;
  failedTasks: number;
  createdAt?: string;
  updatedAt?: string;
}

/** @public */
export interface EcsTask {
  id: string;
  arn: string;
  /** `PROVISIONING` … `RUNNING` … `STOPPED`. */
  state: string;
  /** What the containers' own health checks say; `UNKNOWN` without any. */
  containerHealth: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  revision?: number;
  zone?: string;
  /** By which the load balancer's target is found. */
  privateIp?: string;
  images: string[];
  startedAt?: string;
}

/** @public */
export interface EcsStoppedTask extends EcsTask {
  stoppedAt?: string;
  /** Such as `EssentialContainerExited` or `TaskFailedToStart`. */
  stopCode?: string;
  reason?: string;
  containers: EcsStoppedContainer[];
}

/** @public */
export interface EcsStoppedContainer {
  name: string;
  exitCode?: number;
  /** Such as `OutOfMemoryError: Container killed due to memory usage`. */
  reason?: string;
}

/** @public */
export interface EcsServiceEvent {
  at?: string;
  message: string;
}
