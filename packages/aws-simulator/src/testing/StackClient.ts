import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';

const LOOKS = 400;
const LOOK_MS = 10;

/** Resources by logical id, as a template has them. */
export type TemplateResources = Record<
  string,
  { Type: string; Properties?: object; [attribute: string]: unknown }
>;

/** What a stack has come to. */
export interface SettledStack {
  status: string;
  /** By output name. */
  outputs: Record<string, string>;
  /** Reasons of all events, oldest first. */
  reasons: string[];
  /** Reasons why resources failed, the latest first. */
  failures: string[];
}

/** Deploys templates in tests, through CloudFormation's own API. */
export class StackClient {
  private readonly client: CloudFormationClient;

  constructor(configuration: CloudFormationClientConfig) {
    this.client = new CloudFormationClient(configuration);
  }

  async create(
    name: string,
    resources: TemplateResources,
    outputs: Record<string, unknown> = {},
  ): Promise<SettledStack> {
    await this.begin(name, resources, outputs);
    return this.settled(name);
  }

  /** Asks for a stack without waiting for it. */
  async begin(
    name: string,
    resources: TemplateResources,
    outputs: Record<string, unknown> = {},
  ): Promise<void> {
    await this.client.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: templateOf(resources, outputs),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: [{ Key: 'team', Value: 'storefront' }],
      }),
    );
  }

  async update(
    name: string,
    resources: TemplateResources,
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
    const { Stacks } = await this.client.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    const id = Stacks?.[0].StackId;
    await this.client.send(new DeleteStackCommand({ StackName: id }));
    return this.settled(id ?? name);
  }

  /** How a stack is now. */
  async look(name: string): Promise<SettledStack> {
    const { Stacks = [] } = await this.client.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    const { StackEvents = [] } = await this.client.send(
      new DescribeStackEventsCommand({ StackName: name }),
    );
    return {
      status: Stacks[0].StackStatus ?? '',
      outputs: Object.fromEntries(
        (Stacks[0].Outputs ?? []).map(each => [
          each.OutputKey ?? '',
          each.OutputValue ?? '',
        ]),
      ),
      reasons: StackEvents.flatMap(
        each => each.ResourceStatusReason ?? [],
      ).reverse(),
      failures: StackEvents.filter(
        event =>
          event.ResourceStatus?.endsWith('_FAILED') &&
          event.ResourceType !== 'AWS::CloudFormation::Stack',
      ).map(event => event.ResourceStatusReason ?? ''),
    };
  }

  private async settled(name: string): Promise<SettledStack> {
    for (let looks = 0; looks < LOOKS; looks++) {
      const stack = await this.look(name);
      if (!stack.status.endsWith('_IN_PROGRESS')) return stack;
      await new Promise(resolve => setTimeout(resolve, LOOK_MS));
    }
    throw new Error(`${name} does not settle`);
  }
}

const templateOf = (
  resources: TemplateResources,
  outputs: Record<string, unknown>,
) =>
  JSON.stringify({
    Resources: resources,
    Outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, Value]) => [name, { Value }]),
    ),
  });
