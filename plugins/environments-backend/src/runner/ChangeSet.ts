import {
  type Change,
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';

/** How CloudFormation words that a change set is empty. */
const NO_CHANGES =
  /didn't contain changes|No updates are to be performed|no changes/i;

/** What a change set is made of. */
export interface ChangeSetContent {
  stack_name: string;
  template_body: string;
  tags: Record<string, string>;
}

/**
 * A change set by its name: making it twice, or on another replica, finds the
 * one that is there.
 */
export class ChangeSet {
  constructor(
    private readonly client: CloudFormationClient,
    /** Such as `quarterdeck-<deployment>`. */
    private readonly name: string,
    private readonly stack: ChangeSetContent,
  ) {}

  /** Undefined when there is none, or none any more. */
  async describe(): Promise<DescribeChangeSetOutput | undefined> {
    try {
      return await this.client.send(
        new DescribeChangeSetCommand({
          StackName: this.stack.stack_name,
          ChangeSetName: this.name,
        }),
      );
    } catch (error) {
      const isGone =
        error instanceof Error &&
        (/^ChangeSetNotFound/.test(error.name) ||
          (error.name === 'ValidationError' &&
            /does not exist/.test(error.message)));
      if (isGone) return undefined;
      throw error;
    }
  }

  /** What it is going to do, resource by resource. */
  async changes(): Promise<Change[]> {
    const changes: Change[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.client.send(
        new DescribeChangeSetCommand({
          StackName: this.stack.stack_name,
          ChangeSetName: this.name,
          IncludePropertyValues: true,
          NextToken,
        }),
      );
      changes.push(...(page.Changes ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return changes;
  }

  async create(type: 'CREATE' | 'UPDATE'): Promise<void> {
    try {
      await this.client.send(
        new CreateChangeSetCommand({
          StackName: this.stack.stack_name,
          ChangeSetName: this.name,
          ChangeSetType: type,
          ClientToken: this.name,
          Description: 'Made by Quarterdeck',
          TemplateBody: this.stack.template_body,
          // In one order always: another one would count as a change.
          Tags: Object.entries(this.stack.tags)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([Key, Value]) => ({ Key, Value })),
          Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
        }),
      );
    } catch (error) {
      const isThere =
        error instanceof Error && /^AlreadyExists/.test(error.name);
      if (!isThere) throw error;
    }
  }

  async delete(): Promise<void> {
    await this.client.send(
      new DeleteChangeSetCommand({
        StackName: this.stack.stack_name,
        ChangeSetName: this.name,
      }),
    );
  }

  /** Executing it again while it runs, or after, changes nothing. */
  async execute(): Promise<void> {
    try {
      await this.client.send(
        new ExecuteChangeSetCommand({
          StackName: this.stack.stack_name,
          ChangeSetName: this.name,
          ClientRequestToken: this.name,
        }),
      );
    } catch (error) {
      const isRunning =
        error instanceof Error && /^InvalidChangeSetStatus/.test(error.name);
      if (!isRunning) throw error;
    }
  }
}

/** Whether a change set that failed did so because there is nothing to do. */
export function isEmpty(changeSet: DescribeChangeSetOutput): boolean {
  return (
    changeSet.Status === 'FAILED' &&
    NO_CHANGES.test(changeSet.StatusReason ?? '')
  );
}
