import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { SimulatedAws } from './simulatedAws';

const POLL_MS = 10;
const MOST_POLLS = 500;

/** What a stack came to. */
export interface SettledStack {
  status: string | undefined;
  outputs: Record<string, string | undefined>;
  /** Why resources failed. */
  failures: string[];
}

/** Makes stacks of a single template and waits for them. */
export class TestStacks {
  private readonly client: CloudFormationClient;

  constructor(aws: SimulatedAws) {
    this.client = new CloudFormationClient({ ...aws.client, maxAttempts: 1 });
  }

  /** @param outputs - the outputs' values by name */
  async create(
    name: string,
    resources: object,
    outputs: Record<string, unknown> = {},
  ): Promise<SettledStack> {
    await this.client.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: templateOf(resources, outputs),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: [{ Key: 'team', Value: 'storefront' }],
      }),
    );
    return this.settled(name);
  }

  async update(
    name: string,
    resources: object,
    outputs: Record<string, unknown> = {},
  ): Promise<SettledStack> {
    await this.client.send(
      new UpdateStackCommand({
        StackName: name,
        TemplateBody: templateOf(resources, outputs),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: [{ Key: 'team', Value: 'storefront' }],
      }),
    );
    return this.settled(name);
  }

  async delete(name: string): Promise<SettledStack> {
    const { StackId } = await this.describe(name);
    await this.client.send(new DeleteStackCommand({ StackName: name }));
    return this.settled(StackId!);
  }

  private async describe(StackName: string): Promise<Stack> {
    const answer = await this.client.send(
      new DescribeStacksCommand({ StackName }),
    );
    return answer.Stacks![0];
  }

  private async settled(name: string): Promise<SettledStack> {
    for (let polls = 0; polls < MOST_POLLS; polls++) {
      const stack = await this.describe(name);
      if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) {
        return {
          status: stack.StackStatus,
          outputs: Object.fromEntries(
            (stack.Outputs ?? []).map(each => [
              each.OutputKey,
              each.OutputValue,
            ]),
          ),
          failures: await this.failures(stack.StackId!),
        };
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
    throw new Error(`${name} does not settle`);
  }

  private async failures(StackName: string): Promise<string[]> {
    const { StackEvents = [] } = await this.client.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents.filter(
      event =>
        event.ResourceStatus?.endsWith('_FAILED') &&
        event.ResourceType !== 'AWS::CloudFormation::Stack',
    ).map(event => event.ResourceStatusReason ?? '');
  }
}

const templateOf = (Resources: object, outputs: Record<string, unknown>) =>
  JSON.stringify({
    Resources,
    Outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, Value]) => [name, { Value }]),
    ),
  });
