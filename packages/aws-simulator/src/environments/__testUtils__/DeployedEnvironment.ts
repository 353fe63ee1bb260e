import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  type SynthesizedStack,
  synthesize,
} from '@quarterdeck/aws-environment';

type Spec = Parameters<typeof synthesize>[0];

const LOOK_MS = 10;
const LOOKS = 1_000;

/**
 * An environment of the CDK package, deployed through CloudFormation's API as
 * the portal does it: stack by stack, each in its region.
 */
export class DeployedEnvironment {
  private stacks: SynthesizedStack[] = [];

  constructor(private readonly configuration: CloudFormationClientConfig) {}

  /**
   * @returns the parts that were changed, in their order.
   * @throws Error when a stack does not come to what it should be.
   */
  async deploy(spec: Spec): Promise<string[]> {
    ({ stacks: this.stacks } = await synthesize(spec));
    const changed: string[] = [];
    for (const stack of this.stacks) {
      if (await this.bring(stack)) changed.push(stack.part);
    }
    return changed;
  }

  /**
   * Deletes the stacks, the last first.
   *
   * @param before - does what CloudFormation leaves to others
   */
  async destroy(before: (part: string) => Promise<void>): Promise<void> {
    for (const stack of this.stacks.toReversed()) {
      const { part, stackName: StackName, region } = stack;
      await before(part);
      const client = this.in(region);
      await client.send(
        new UpdateTerminationProtectionCommand({
          StackName,
          EnableTerminationProtection: false,
        }),
      );
      const { StackId = '' } = await this.look(client, StackName);
      await client.send(new DeleteStackCommand({ StackName }));
      await this.settled(client, StackId, 'DELETE_COMPLETE');
    }
  }

  private async bring(stack: SynthesizedStack): Promise<boolean> {
    const client = this.in(stack.region);
    const input = {
      StackName: stack.stackName,
      TemplateBody: stack.templateBody,
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
      Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
    };
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    if (!Stacks.some(each => each.StackName === stack.stackName)) {
      await client.send(
        new CreateStackCommand({
          ...input,
          EnableTerminationProtection: stack.terminationProtection,
        }),
      );
      await this.settled(client, stack.stackName, 'CREATE_COMPLETE');
      return true;
    }
    try {
      await client.send(new UpdateStackCommand(input));
    } catch (error) {
      if (/No updates are to be performed/.test(String(error))) return false;
      throw error;
    }
    await this.settled(client, stack.stackName, 'UPDATE_COMPLETE');
    return true;
  }

  private in(region: string): CloudFormationClient {
    return new CloudFormationClient({ ...this.configuration, region });
  }

  private async look(
    client: CloudFormationClient,
    StackName: string,
  ): Promise<Stack> {
    const { Stacks = [] } = await client.send(
      new DescribeStacksCommand({ StackName }),
    );
    return Stacks[0];
  }

  private async settled(
    client: CloudFormationClient,
    StackName: string,
    wanted: string,
  ): Promise<void> {
    for (let looks = 0; looks < LOOKS; looks++) {
      const { StackStatus = '' } = await this.look(client, StackName);
      if (StackStatus === wanted) return;
      if (!StackStatus.endsWith('_IN_PROGRESS')) break;
      await new Promise(resolve => setTimeout(resolve, LOOK_MS));
    }
    const { StackEvents = [] } = await client.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    const reasons = StackEvents.flatMap(event =>
      event.ResourceStatus?.endsWith('_FAILED')
        ? [`${event.LogicalResourceId}: ${event.ResourceStatusReason}`]
        : [],
    );
    throw new Error(`${StackName} is not ${wanted}. ${reasons.join('; ')}`);
  }
}
