import {
  type EnvironmentNames,
  type EnvironmentSpec,
  PLACEHOLDER_IMAGE,
} from '@quarterdeck/plugin-environments-common';
import {
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LogDriver,
  OperatingSystemFamily,
  Secret,
} from 'aws-cdk-lib/aws-ecs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Roles } from './Roles';
import { placeholderCommand } from './placeholder';

const POOL_IDLE_TIMEOUT_SECONDS = 30;
const POOL_CONNECTION_TIMEOUT_SECONDS = 2;

/**
 * The task definition: one container, called `app` (R037 to R042, R098 to
 * R101). ECS cannot put a database URL together, so the application gets its
 * parts and the size of its pool.
 */
export class AppTask extends Construct {
  readonly definition: FargateTaskDefinition;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec;
      names: EnvironmentNames;
      roles: Roles;
      log: ILogGroup;
      databaseSecret: ISecret;
    },
  ) {
    super(scope, id);
    const { names, roles, log, databaseSecret } = props;
    const { service, database } = props.spec;

    this.definition = new FargateTaskDefinition(this, 'Definition', {
      family: names.taskFamily,
      cpu: service.cpu,
      memoryLimitMiB: service.memoryMb,
      executionRole: roles.execution.withoutPolicyUpdates(),
      taskRole: roles.task.withoutPolicyUpdates(),
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.X86_64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
    });
    this.definition.addContainer(names.container, {
      image: ContainerImage.fromRegistry(service.image),
      ...(service.image === PLACEHOLDER_IMAGE && {
        command: placeholderCommand(service.port),
        user: 'node',
        readonlyRootFilesystem: true,
      }),
      portMappings: [{ containerPort: service.port }],
      logging: LogDriver.awsLogs({ logGroup: log, streamPrefix: 'ecs' }),
      environment: {
        PORT: String(service.port),
        DATABASE_SCHEMA: 'public',
        DATABASE_SSL_MODE: 'verify-full',
        DATABASE_POOL_SIZE: String(database.connectionsPerTask),
        DATABASE_IDLE_TIMEOUT_SECONDS: String(POOL_IDLE_TIMEOUT_SECONDS),
        DATABASE_CONNECTION_TIMEOUT_SECONDS: String(
          POOL_CONNECTION_TIMEOUT_SECONDS,
        ),
      },
      secrets: {
        DATABASE_HOST: Secret.fromSecretsManager(databaseSecret, 'host'),
        DATABASE_PORT: Secret.fromSecretsManager(databaseSecret, 'port'),
        DATABASE_NAME: Secret.fromSecretsManager(databaseSecret, 'dbname'),
        DATABASE_USER: Secret.fromSecretsManager(databaseSecret, 'username'),
        DATABASE_PASSWORD: Secret.fromSecretsManager(
          databaseSecret,
          'password',
        ),
      },
    });
  }
}
