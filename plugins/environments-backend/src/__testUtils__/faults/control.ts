import { z } from 'zod';
import type { AwsWorld } from '../awsWorld';

/** What a call of AWS can meet with. */
export const FAULT_KINDS = [
  'throttle',
  'error',
  'hang',
  'expired-credentials',
  'access-denied',
  'cut',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * How often in a row: the SDK tries three times by itself, and what is to be
 * seen is what comes after that. Of what hangs it takes one to wait long.
 */
const TIMES: Record<FaultKind, number> = {
  throttle: 4,
  error: 4,
  hang: 1,
  'expired-credentials': 2,
  'access-denied': 1,
  cut: 1,
};

/** An operation of AWS, such as `cloudformation:DescribeStacks`. */
export type CallName = `${string}:${string}`;

export interface Fault {
  kind: FaultKind;
  call: CallName;
  account: string;
  /** So many of the calls go well first. */
  after: number;
  /** Whether it stays. */
  isLasting?: boolean;
}

/** What the simulator is told beside AWS's own calls. */
export class Control {
  constructor(private readonly world: AwsWorld) {}

  /** @returns what ends it, and says how often it has hit */
  async begin(fault: Fault): Promise<() => Promise<number>> {
    const [service, operation] = fault.call.split(':');
    const { id } = z.object({ id: z.string() }).parse(
      await this.#ask('POST', 'faults', {
        kind: fault.kind,
        service,
        operation,
        account: fault.account,
        after: fault.after,
        status: 503,
        ...(!fault.isLasting && { times: TIMES[fault.kind] }),
      }),
    );
    return async () => {
      const [ended] = z
        .array(z.object({ hits: z.number() }))
        .parse(await this.#ask('DELETE', 'faults', { id }));
      return ended?.hits ?? 0;
    };
  }

  /** How often each operation was asked for since the last time. */
  async calls(): Promise<Map<CallName, number>> {
    const { operations } = z
      .object({ operations: z.record(z.string(), z.number()) })
      .parse(await this.#ask('GET', 'requests'));
    await this.#ask('DELETE', 'requests');
    return new Map(Object.entries(operations) as [CallName, number][]);
  }

  async #ask(method: string, what: string, body?: object): Promise<unknown> {
    const endpoint = this.world.config.getString('quarterdeck.aws.endpoint');
    const response = await fetch(`${endpoint}/_simulator/${what}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }
}
