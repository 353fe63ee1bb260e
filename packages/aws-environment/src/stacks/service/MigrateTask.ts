import { FargateTaskDefinition, LogDriver } from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { acknowledgeVariables, taskBasics, type TaskProps } from './AppTask';

/** As small as Fargate has it: it waits for the database most of the time. */
const CPU = 256;
const MEMORY_MB = 512;

/**
 * The one-off task that a release runs before it deploys: as the owner of the
 * database it brings the schema up to date, and makes the user as which the
 * application logs in (F15). The placeholder has nothing to migrate.
 */
export class MigrateTask extends Construct {
  readonly definition: FargateTaskDefinition;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const { spec, names, log, release, environment } = props;
    this.definition = new FargateTaskDefinition(this, 'Definition', {
      family: names.migrateFamily,
      cpu: CPU,
      memoryLimitMiB: MEMORY_MB,
      ...taskBasics(props.roles),
    });
    this.definition.addContainer('migrate', {
      image: release.image,
      command: release.command({
        ofPlaceholder: ['node', '-e', ''],
        otherwise: spec.migrateCommand.split(/\s+/),
      }),
      user: spec.user,
      readonlyRootFilesystem: !spec.writableFileSystem,
      logging: LogDriver.awsLogs({ logGroup: log, streamPrefix: 'ecs' }),
      environment: environment.variables,
      secrets: environment.secrets,
    });
    acknowledgeVariables(this);
  }
}
