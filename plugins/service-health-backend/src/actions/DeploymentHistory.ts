import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  type ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeploymentStatus,
} from '@aws-sdk/client-ecs';
import { ConflictError } from '@backstage/errors';
import type { EcsTarget } from '../targets/targets';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html */
const DEPLOYMENTS_PER_CALL = 20;

/** What has been deployed to a service, in the 90 days that ECS remembers. */
export class DeploymentHistory {
  constructor(
    private readonly client: ECSClient,
    private readonly target: EcsTarget,
  ) {}

  /** The ARN of the deployment that is going on. */
  async inProgress(): Promise<string | undefined> {
    const [newest] = await this.list(['PENDING', 'IN_PROGRESS']);
    return newest;
  }

  /**
   * The task definition that was last deployed well, of those older than the
   * present one: to roll back twice does not bring the bad one again.
   *
   * @throws ConflictError when there is none.
   */
  async before(present: string): Promise<string> {
    const deployed = await this.taskDefinitions();
    const previous = deployed.find(
      each =>
        familyOf(each) === familyOf(present) &&
        revisionOf(each) < revisionOf(present),
    );
    if (!previous) {
      throw new ConflictError(
        `ECS remembers no deployment of ${this.target.service} before ${nameOf(
          present,
        )} to go back to`,
      );
    }
    return previous;
  }

  /** Of the deployments that went well, the newest first. */
  private async taskDefinitions(): Promise<string[]> {
    const serviceDeploymentArns = await this.list(['SUCCESSFUL']);
    if (serviceDeploymentArns.length === 0) return [];
    const { serviceDeployments = [] } = await this.client.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }),
    );
    const revisionArns = [...serviceDeployments]
      .sort((left, right) => timeOf(right) - timeOf(left))
      .flatMap(({ targetServiceRevision }) => targetServiceRevision?.arn ?? []);
    if (revisionArns.length === 0) return [];
    const { serviceRevisions = [] } = await this.client.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [...new Set(revisionArns)],
      }),
    );
    const byArn = new Map(
      serviceRevisions.map(each => [each.serviceRevisionArn, each]),
    );
    return revisionArns.flatMap(arn => byArn.get(arn)?.taskDefinition ?? []);
  }

  private async list(status: ServiceDeploymentStatus[]): Promise<string[]> {
    const { cluster, service } = this.target;
    const { serviceDeployments = [] } = await this.client.send(
      new ListServiceDeploymentsCommand({
        cluster,
        service,
        status,
        maxResults: DEPLOYMENTS_PER_CALL,
      }),
    );
    return serviceDeployments.flatMap(
      ({ serviceDeploymentArn }) => serviceDeploymentArn ?? [],
    );
  }
}

/** `shop-task:42` of a task definition's ARN. */
export function nameOf(taskDefinition: string): string {
  return taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1);
}

const familyOf = (taskDefinition: string) =>
  taskDefinition.slice(0, taskDefinition.lastIndexOf(':'));

const revisionOf = (taskDefinition: string) =>
  Number(taskDefinition.slice(taskDefinition.lastIndexOf(':') + 1));

const timeOf = ({ createdAt }: { createdAt?: Date }) =>
  createdAt?.getTime() ?? 0;
