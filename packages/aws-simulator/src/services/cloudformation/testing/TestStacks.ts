import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  type DeleteStackCommandInput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  type StackEvent,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import type { SimulatedAws } from '../../../testing/simulatedAws';

/** Makes stacks through the SDK's client, and waits until they are at rest. */
export class TestStacks {
  readonly client: CloudFormationClient;

  constructor(aws: SimulatedAws) {
    this.client = new CloudFormationClient({ ...aws.client, maxAttempts: 1 });
  }

  /** @param template - an object, or the text itself */
  async create(
    StackName: string,
    template: object | string,
    more: Partial<CreateStackCommandInput> = {},
  ): Promise<Stack> {
    const { StackId } = await this.client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: textOf(template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...more,
      }),
    );
    return this.settled(StackId ?? '');
  }

  async update(
    StackName: string,
    template: object | string,
    more: Partial<UpdateStackCommandInput> = {},
  ): Promise<Stack> {
    await this.client.send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: textOf(template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...more,
      }),
    );
    return this.settled(StackName);
  }

  async delete(
    StackName: string,
    more: Partial<DeleteStackCommandInput> = {},
  ): Promise<Stack> {
    const { StackId = '' } = await this.describe(StackName);
    await this.client.send(new DeleteStackCommand({ StackName, ...more }));
    return this.settled(StackId);
  }

  async describe(StackName: string): Promise<Stack> {
    const { Stacks } = await this.client.send(
      new DescribeStacksCommand({ StackName }),
    );
    if (!Stacks?.[0]) throw new Error(`${StackName} is not described`);
    return Stacks[0];
  }

  /** @throws Error when it does not come to rest within some seconds */
  async settled(name: string): Promise<Stack> {
    for (let tries = 0; tries < 400; tries++) {
      const stack = await this.describe(name);
      if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    throw new Error(`${name} does not settle`);
  }

  /** All events, oldest first. */
  async events(StackName: string): Promise<StackEvent[]> {
    const all: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const answer: { StackEvents?: StackEvent[]; NextToken?: string } =
        await this.client.send(
          new DescribeStackEventsCommand({ StackName, NextToken }),
        );
      all.push(...(answer.StackEvents ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    return all.reverse();
  }

  /** What became of the resources since an event of the stack: `Topic UPDATE_COMPLETE`. */
  async stepsSince(StackName: string, status: string): Promise<string[]> {
    const events = await this.events(StackName);
    const from = events
      .map(each => each.ResourceStatus as string)
      .lastIndexOf(status);
    return events
      .slice(from)
      .map(each => `${each.LogicalResourceId} ${each.ResourceStatus}`);
  }
}

const textOf = (template: object | string) =>
  typeof template === 'string' ? template : JSON.stringify(template);
