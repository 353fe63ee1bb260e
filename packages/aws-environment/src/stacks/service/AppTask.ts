import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Validations } from 'aws-cdk-lib';
import {
  CpuArchitecture,
  FargateTaskDefinition,
  LogDriver,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { AppEnvironment } from './AppEnvironment';
import type { ReleaseImage } from './ReleaseImage';
import type { Roles } from './Roles';
import { placeholderCommand } from './placeholder';

/** What a task of the environment is made of. */
export interface TaskProps {
  spec: EnvironmentSpec['service'];
  names: EnvironmentNames;
  roles: Roles;
  log: ILogGroup;
  release: ReleaseImage;
  environment: AppEnvironment;
}

/** The task definition: one container, called `app` (R037 to R042). */
export class AppTask extends Construct {
  readonly definition: FargateTaskDefinition;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const { spec, names, log, release, environment } = props;
    this.definition = new FargateTaskDefinition(this, 'Definition', {
      family: names.taskFamily,
      cpu: spec.cpu,
      memoryLimitMiB: spec.memoryMb,
      ...taskBasics(props.roles),
    });
    this.definition.addContainer(names.container, {
      image: release.image,
      command: release.command({
        ofPlaceholder: placeholderCommand(spec.port),
      }),
      user: spec.user,
      readonlyRootFilesystem: !(spec.writableFileSystem || spec.exec),
      portMappings: [{ containerPort: spec.port }],
      logging: LogDriver.awsLogs({ logGroup: log, streamPrefix: 'ecs' }),
      environment: { PORT: String(spec.port), ...environment.variables },
      secrets: environment.secrets,
    });
    acknowledgeVariables(this);
  }
}

/** What the tasks of the service and its one-off tasks have in common. */
export function taskBasics(roles: Roles) {
  return {
    executionRole: roles.execution.withoutPolicyUpdates(),
    taskRole: roles.task.withoutPolicyUpdates(),
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.X86_64,
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
  };
}

export function acknowledgeVariables(task: Construct): void {
  Validations.of(task).acknowledge({
    id: 'AwsSolutions-ECS2',
    reason:
      'Names and sizes are plain variables (R099 to R101); what is secret is injected (R200).',
  });
}
