import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

/**
 * The events of a stack since a certain one, as they come. CloudFormation
 * gives the newest first; this gives the oldest first.
 */
export class StackEvents {
  #last: string | undefined;

  constructor(
    private readonly client: CloudFormationClient,
    private readonly stackId: string,
    /** The id of the newest event that is of no interest. */
    since: string | undefined,
  ) {
    this.#last = since;
  }

  /** What has been added since the last call. */
  async next(): Promise<StackEvent[]> {
    const newestFirst: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.client.send(
        new DescribeStackEventsCommand({ StackName: this.stackId, NextToken }),
      );
      for (const event of page.StackEvents ?? []) {
        if (event.EventId === this.#last) return this.#take(newestFirst);
        newestFirst.push(event);
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return this.#take(newestFirst);
  }

  #take(newestFirst: StackEvent[]): StackEvent[] {
    this.#last = newestFirst[0]?.EventId ?? this.#last;
    return newestFirst.reverse();
  }
}

/** The id of a stack's newest event; undefined when it has none. */
export async function newestEventId(
  client: CloudFormationClient,
  stackId: string,
): Promise<string | undefined> {
  const page = await client.send(
    new DescribeStackEventsCommand({ StackName: stackId }),
  );
  return page.StackEvents?.[0]?.EventId;
}

/** Whether an event is about the stack itself. */
export function isOfStack(event: StackEvent): boolean {
  return event.PhysicalResourceId === event.StackId;
}
