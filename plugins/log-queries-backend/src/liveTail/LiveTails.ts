import {
  StartLiveTailCommand,
  type StartLiveTailResponseStream,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import {
  type LiveTailEvent,
  USD_PER_TAIL_MINUTE,
} from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { awsAnswer } from '../awsAnswer';
import { findTaskStreams } from './findTaskStreams';
import { LiveTailClient } from './LiveTailClient';
import { TailSlots } from './TailSlots';
import { toLines } from './toLines';

const HOLD_EVERY_MS = 20_000;
const MINUTE_MS = 60_000;

/** What somebody wants to see. */
export interface TailWish extends AwsTarget {
  logGroupNames: string[];
  taskId?: string;
  filterPattern?: string;
  openedBy: string;
}

/** Live tails: what log groups get, as they get it. */
export class LiveTails {
  readonly #slots: TailSlots;
  readonly #stopping = new AbortController();

  constructor(
    knex: Knex,
    private readonly awsClients: AwsClients,
    private readonly logger: LoggerService,
    private readonly limits: { maxPerUser: number; maxMinutes: number },
  ) {
    this.#slots = new TailSlots(knex, limits.maxPerUser);
  }

  /** Ends all of this replica's: it is going away. */
  stop(): void {
    this.#stopping.abort();
  }

  /**
   * Opens a live tail. It is AWS's until its events end or are left.
   *
   * @param left - aborted when nobody reads any more
   * @throws TooManyTailsError, and what AWS says no with as errors of HTTP
   */
  async open(
    wish: TailWish,
    left: AbortSignal,
  ): Promise<AsyncGenerator<LiveTailEvent>> {
    const slot = await this.#slots.take(wish.openedBy);
    try {
      const { responseStream } = await awsAnswer(() => this.start(wish));
      if (!responseStream) throw new Error('AWS gave no stream');
      return this.events(wish, slot, responseStream, left);
    } catch (error) {
      await this.#slots.giveBack(slot);
      throw error;
    }
  }

  private async start(wish: TailWish) {
    const client = await this.awsClients.get(LiveTailClient, wish);
    const [first] = wish.logGroupNames;
    return client.send(
      new StartLiveTailCommand({
        logGroupIdentifiers: wish.logGroupNames.map(name => arnOf(name, wish)),
        ...(wish.taskId && {
          logStreamNames: await findTaskStreams(client, first, wish.taskId),
        }),
        ...(wish.filterPattern && {
          logEventFilterPattern: wish.filterPattern,
        }),
      }),
    );
  }

  private async *events(
    wish: TailWish,
    slot: string,
    stream: AsyncIterable<StartLiveTailResponseStream>,
    left: AbortSignal,
  ): AsyncGenerator<LiveTailEvent> {
    const endsAtMs = Date.now() + this.limits.maxMinutes * MINUTE_MS;
    const holding = setInterval(() => {
      this.#slots.hold(slot).catch(error => {
        this.logger.warn(
          `Could not hold a live tail: ${stringifyError(error)}`,
        );
      });
    }, HOLD_EVERY_MS);
    try {
      yield {
        type: 'start',
        logGroupNames: wish.logGroupNames,
        endsAt: new Date(endsAtMs).toISOString(),
        usdPerMinute: USD_PER_TAIL_MINUTE,
      };
      // AWS sends an update every second, also when there is nothing new.
      for await (const { sessionUpdate } of stream) {
        if (left.aborted) return;
        if (this.#stopping.signal.aborted) {
          yield { type: 'end', reason: 'restart' };
          return;
        }
        if (Date.now() >= endsAtMs) {
          yield { type: 'end', reason: 'time' };
          return;
        }
        const lines = toLines(sessionUpdate?.sessionResults ?? []);
        if (lines.length > 0) {
          yield {
            type: 'lines',
            lines,
            sampled: sessionUpdate?.sessionMetadata?.sampled ?? false,
          };
        }
      }
      yield { type: 'end', reason: 'aws' };
    } catch (error) {
      yield { type: 'end', reason: 'aws', problem: explainAwsError(error) };
    } finally {
      clearInterval(holding);
      await this.#slots.giveBack(slot);
    }
  }
}

/** StartLiveTail takes no names, only ARNs. */
function arnOf(name: string, { accountId, region }: AwsTarget): string {
  return `arn:${partitionOf(
    region,
  )}:logs:${region}:${accountId}:log-group:${name}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
