import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { JobLoop } from '../worker/JobLoop';
import type { MessageRow, Outbox } from './Outbox';

/** How long the notifications backend may take to answer. */
const ANSWER_SECONDS = 30;
/** Longer than that, so that what is under way is not sent by two at once. */
const CLAIM_SECONDS = 60;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 300;
/** Who has not heard of it after that has no use for it. */
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60 * 1_000;

interface Errand {
  message: MessageRow;
  stop: AbortController;
}

/**
 * Sends the messages of the outbox. Each arrives at least once: where a courier
 * dies between sending one and noting that, the next one sends it again, and
 * its scope makes that the same notification. A notifications backend that is
 * away holds nobody up but the messages.
 */
export class Courier {
  readonly #loop: JobLoop<Errand>;

  constructor(
    private readonly options: {
      logger: LoggerService;
      notifications: NotificationService;
      outbox: Outbox;
      pollIntervalSeconds: number;
      answerSeconds?: number;
      claimSeconds?: number;
      firstWaitSeconds?: number;
    },
  ) {
    const { claimSeconds = CLAIM_SECONDS, outbox } = options;
    this.#loop = new JobLoop({
      ...options,
      what: 'messages',
      maxConcurrent: 4,
      take: async () => {
        const message = await outbox.take(claimSeconds);
        return message && { message, stop: new AbortController() };
      },
      run: errand => this.#deliver(errand),
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop(async ({ stop }) => stop.abort());
  }

  /** A message of which nothing could be noted is due again after its claim. */
  async #deliver({ message, stop }: Errand): Promise<void> {
    const { logger, outbox } = this.options;
    try {
      const failure = await this.#send(message, stop.signal);
      if (failure === undefined) await outbox.sent(message);
      else await this.#failed(message, failure);
    } catch (error) {
      logger.warn(
        `The message '${
          message.payload.title
        }' may be sent twice: ${stringifyError(error)}`,
      );
    }
  }

  /** @returns why it could not be sent; undefined when it was. */
  async #send(
    { recipients, payload }: MessageRow,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { answerSeconds = ANSWER_SECONDS, notifications } = this.options;
    const isOver = new AbortController();
    const longest = AbortSignal.any([signal, isOver.signal]);
    try {
      return await Promise.race([
        notifications
          .send({
            recipients: { type: 'entity', entityRef: recipients },
            payload,
          })
          .then(() => undefined, stringifyError),
        sleep(answerSeconds * 1_000, `No answer within ${answerSeconds} s`, {
          signal: longest,
        }).catch(() => 'The portal is stopping'),
      ]);
    } finally {
      isOver.abort();
    }
  }

  async #failed(message: MessageRow, failure: string): Promise<void> {
    const { logger, outbox } = this.options;
    const { attempts, created_at, payload, recipients } = message;
    const what = `${recipients.join(', ')} could not be told '${
      payload.title
    }': ${failure}`;
    if (Date.now() - created_at.getTime() > GIVE_UP_AFTER_MS) {
      logger.error(`${what}. It is given up after ${attempts} attempts`);
      await outbox.giveUp(message, failure);
      return;
    }
    const { firstWaitSeconds = FIRST_WAIT_SECONDS } = this.options;
    const waitSeconds = Math.min(
      firstWaitSeconds * 2 ** (attempts - 1),
      LONGEST_WAIT_SECONDS,
    );
    logger.warn(`${what}. It is tried again in ${waitSeconds} s`);
    await outbox.postpone(message, failure, waitSeconds);
  }
}
