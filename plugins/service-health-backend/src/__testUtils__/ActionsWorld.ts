import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import type { Entity } from '@backstage/catalog-model';
import { startSimulator } from '@quarterdeck/test-support';
import { environmentEntity } from './environmentEntity';
import { simulatorControl } from './simulatorControl';
import { CALLER, ownedBy, startActionsPortal } from './startActionsPortal';
import { dropDatabases } from './startPortal';

export const SHOP = 'shop-production';
export const REASON = 'It answers too slowly, and a restart helps';
export const SERVICE = `arn:aws:ecs:us-east-1:123456789012:service/${SHOP}/${SHOP}-service`;
export const ALARM = `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${SHOP}-ecs-cpu`;

/**
 * What tests of actions share: an AWS of their own, and an environment in it
 * that the caller owns.
 */
export class ActionsWorld {
  private constructor(
    private readonly aws: Awaited<ReturnType<typeof startSimulator>>,
    readonly control: ReturnType<typeof simulatorControl>,
    readonly ecs: ECSClient,
    readonly cloudWatch: CloudWatchClient,
    readonly shop: Entity,
  ) {}

  static async start(): Promise<ActionsWorld> {
    const aws = await startSimulator({ environments: 'demo' });
    const config = {
      endpoint: aws.url,
      region: 'us-east-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
    };
    return new ActionsWorld(
      aws,
      simulatorControl(aws.url),
      new ECSClient(config),
      new CloudWatchClient(config),
      ownedBy(CALLER, await environmentEntity(aws.url, SHOP)),
    );
  }

  get url(): string {
    return this.aws.url;
  }

  async stop(): Promise<void> {
    await dropDatabases();
    await this.aws.stop();
  }

  /** A portal for the environment, or for another entity. */
  portal(
    options: Parameters<typeof startActionsPortal>[2] = {},
    entity: Entity = this.shop,
  ) {
    return startActionsPortal(this.url, entity, options);
  }

  /** The environment of another name, as the caller's. */
  async ownEnvironment(name: string): Promise<Entity> {
    return ownedBy(CALLER, await environmentEntity(this.url, name));
  }

  async service(name = SHOP) {
    const { services: [found] = [] } = await this.ecs.send(
      new DescribeServicesCommand({
        cluster: name,
        services: [`${name}-service`],
      }),
    );
    return found;
  }

  async alarm() {
    const { MetricAlarms: [found] = [] } = await this.cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [`${SHOP}-ecs-cpu`] }),
    );
    return found;
  }

  /** What the portal asked of AWS that changes something. */
  async changes(): Promise<string[]> {
    const { operations } = await this.control.requests();
    return Object.keys(operations).filter(
      name => !/:(Describe|List|Get|AssumeRole)/.test(name),
    );
  }
}
