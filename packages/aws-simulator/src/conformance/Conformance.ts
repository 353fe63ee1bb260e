import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SdkClients, type SdkClientOptions } from './SdkClients';
import { mismatch } from './matches';
import type { Sequence, Step, Suite } from './Suite';
import { valueAt, Variables } from './Variables';

export interface StepResult {
  service: string;
  sequence: string;
  call: string;
  /** `skipped`: a step before it in the sequence has failed. */
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed. */
  reason?: string;
}

export interface ConformanceOptions extends SdkClientOptions {
  /** How long what is `eventually` so may take. */
  patienceMs: number;
  /** How often it is asked again. */
  intervalMs: number;
}

/** All that is created has a name that begins so. */
export const NAME_PREFIX = 'conform';

/** Holds an endpoint to the call sequences of suites. */
export class Conformance {
  private readonly clients: SdkClients;

  constructor(private readonly options: ConformanceOptions) {
    this.clients = new SdkClients(options);
  }

  /** Runs suites, one sequence after the other. */
  async *run(suites: Suite[]): AsyncGenerator<StepResult> {
    try {
      for (const suite of suites) {
        for (const sequence of suite.sequences) {
          yield* this.runSequence(suite, sequence);
        }
      }
    } finally {
      this.clients.destroy();
    }
  }

  private async *runSequence(
    { service, client }: Suite,
    { name, steps, cleanup }: Sequence,
  ): AsyncGenerator<StepResult> {
    const variables = new Variables({
      name: `${NAME_PREFIX}-${randomBytes(4).toString('hex')}`,
      region: this.options.region,
    });
    let failed = false;
    for (const step of steps) {
      const result = { service, sequence: name, call: step.call };
      if (failed) {
        yield { ...result, outcome: 'skipped' };
        continue;
      }
      const reason = await this.attempt(step, client, variables);
      failed = reason !== undefined;
      yield { ...result, outcome: failed ? 'failed' : 'passed', reason };
    }
    for (const step of cleanup) {
      // What was never made cannot be removed, which is none of our business.
      await this.attempt(step, client, variables);
    }
  }

  /** Why a step failed; undefined if it passed. */
  private async attempt(
    step: Step,
    client: string,
    variables: Variables,
  ): Promise<string | undefined> {
    const giveUpAt =
      Date.now() + (step.eventually ? this.options.patienceMs : 0);
    for (;;) {
      const reason = await this.reasonOfFailure(step, client, variables);
      if (reason === undefined || Date.now() >= giveUpAt) return reason;
      await delay(this.options.intervalMs);
    }
  }

  private async reasonOfFailure(
    step: Step,
    client: string,
    variables: Variables,
  ): Promise<string | undefined> {
    const [operation, otherClient] = step.call.split('.').reverse();
    let answer: unknown;
    try {
      const input = variables.fill(step.input) as object;
      answer = await this.clients.call(otherClient ?? client, operation, input);
    } catch (error) {
      return step.error
        ? mismatchOfError(error, variables.fill(step.error) as ExpectedError)
        : `It was refused: ${error}`;
    }
    if (step.error) return `It was not refused with ${step.error.name}`;
    const found = step.expect && mismatch(answer, variables.fill(step.expect));
    if (found !== undefined) return found;
    for (const [name, path] of Object.entries(step.capture)) {
      const value = valueAt(answer, path);
      if (value === undefined) return `The answer has no ${path}`;
      variables.set(name, value);
    }
    return undefined;
  }
}

type ExpectedError = NonNullable<Step['error']>;

function mismatchOfError(
  error: unknown,
  { name, status, message }: ExpectedError,
): string | undefined {
  const refusal = error as Error & { $metadata?: { httpStatusCode?: number } };
  return mismatch(
    {
      name: refusal.name,
      status: refusal.$metadata?.httpStatusCode,
      message: refusal.message,
    },
    {
      name,
      ...(status === undefined ? {} : { status }),
      ...(message === undefined ? {} : { message: { $matches: message } }),
    },
    'the error',
  );
}
