import type { Knex } from 'knex';
import { secondsFromNow } from '../worker/DeploymentLease';
import type { Message } from './messages';

/** A row of `messages`. */
export interface MessageRow {
  /** A bigint; node-postgres gives those as text. */
  id: string;
  scope: string;
  recipients: Message['recipients'];
  payload: Message['payload'];
  created_at: Date;
  due_at: Date;
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
  given_up_at: Date | null;
}

const KEPT_DAYS = 30;

/**
 * Writes a message down, in the transaction of what it tells of: there is no
 * one without the other, whenever the portal is killed.
 */
export async function enqueue(
  trx: Knex.Transaction,
  message: Message | undefined,
): Promise<void> {
  if (!message || message.recipients.length === 0) return;
  await trx('messages').insert({
    scope: message.payload.scope,
    recipients: JSON.stringify(message.recipients),
    payload: JSON.stringify(message.payload),
  });
}

/** The messages that are to be sent, for all replicas. */
export class Outbox {
  constructor(private readonly knex: Knex) {}

  /**
   * The next message that is due, which nobody else gets meanwhile. One waits
   * for those of the same scope before it: a question does not overtake its
   * answer.
   *
   * @param forSeconds - from then on it is somebody else's, unless `sent`.
   */
  async take(forSeconds: number): Promise<MessageRow | undefined> {
    const { knex } = this;
    const next = waiting(knex('messages as m'))
      .select('m.id')
      .where('m.due_at', '<=', knex.fn.now())
      .whereNotExists(
        waiting(knex('messages as earlier'))
          .where('earlier.scope', knex.ref('m.scope'))
          .where('earlier.id', '<', knex.ref('m.id')),
      )
      .orderBy('m.id')
      .limit(1)
      .forUpdate()
      .skipLocked();
    const [row] = await knex<MessageRow>('messages')
      .where('id', '=', next)
      .update({
        attempts: knex.raw('attempts + 1'),
        due_at: secondsFromNow(knex, forSeconds),
      })
      .returning('*');
    return row;
  }

  async sent({ id }: MessageRow): Promise<void> {
    await this.knex('messages')
      .where({ id })
      .update({ sent_at: this.knex.fn.now(), last_error: null });
  }

  /** It could not be sent, and is to be tried again. */
  async postpone(
    { id }: MessageRow,
    error: string,
    seconds: number,
  ): Promise<void> {
    await this.knex('messages')
      .where({ id })
      .update({
        last_error: error,
        due_at: secondsFromNow(this.knex, seconds),
      });
  }

  /** It could not be sent, and is not tried any more. */
  async giveUp({ id }: MessageRow, error: string): Promise<void> {
    await this.knex('messages')
      .where({ id })
      .update({ last_error: error, given_up_at: this.knex.fn.now() });
  }

  /** Forgets what nobody is going to ask for any more. */
  async purge(): Promise<void> {
    await this.knex('messages')
      .whereRaw(
        "coalesce(sent_at, given_up_at) < now() - ? * interval '1 day'",
        [KEPT_DAYS],
      )
      .delete();
  }
}

function waiting(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.whereNull('sent_at').whereNull('given_up_at');
}
