import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import { explainError } from '../failures/explainError';
import { expiryMessage } from '../notify/messages';
import { enqueue } from '../notify/Outbox';
import type { DeploymentStore } from '../store/DeploymentStore';
import { destroyedSpec } from '../submit/destroyEnvironment';
import { dueNotice, type Notice } from './dueNotice';
import { type ExpiringEnvironment, findExpiring } from './findExpiring';

/** Stays for ever, whatever its tag says. */
const NEVER_DESTROYED = new Set(['production', '']);

const MESSAGES: Record<Notice, string> = {
  'three-days': 'its last day is near',
  'one-day': 'it ends within a day',
  expired: 'its last day is over',
};

/**
 * Reminds the owners of environments that have a last day, and takes these down
 * after it, where that is allowed.
 */
export class ExpiryWatch {
  constructor(
    private readonly options: {
      auditor: AuditorService;
      awsClients: AwsClients;
      destroysExpired: boolean;
      knex: Knex;
      logger: LoggerService;
      /** Told when there is a new deployment. */
      onSubmitted: () => void;
      store: DeploymentStore;
    },
  ) {}

  /** To be called now and then, by one replica. */
  async look(now = new Date()): Promise<void> {
    const { awsClients, logger } = this.options;
    for (const target of awsClients.targets()) {
      const found = await findExpiring(awsClients, target).catch(error => {
        logger.warn(
          `Could not look for environments that end in ${target.accountId}, ${
            target.region
          }: ${whyAndWhat(error)}`,
        );
        return [];
      });
      for (const environment of found) {
        // What goes wrong with one is nothing to the others.
        await this.#consider(environment, now).catch(error => {
          logger.warn(
            `${environment.environmentId} in ${target.accountId}, ${
              target.region
            } has had its last day, or nearly, and was left as it is: ${whyAndWhat(
              error,
            )}`,
          );
        });
      }
    }
  }

  async #consider(environment: ExpiringEnvironment, now: Date): Promise<void> {
    const notice = dueNotice(environment.expiresOn, now);
    if (!notice) return;
    await this.#remind(environment, notice);
    const ends =
      notice === 'expired' &&
      this.options.destroysExpired &&
      !NEVER_DESTROYED.has(environment.stage);
    if (ends) await this.#destroy(environment);
  }

  /** Once of each, whoever looks. */
  async #remind(
    environment: ExpiringEnvironment,
    notice: Notice,
  ): Promise<void> {
    const { accountId, region, environmentId, expiresOn } = environment;
    await this.options.knex.transaction(async trx => {
      const inserted: object[] = await trx('expiry_notices')
        .insert({
          account_id: accountId,
          region,
          environment_id: environmentId,
          expires_at: new Date(expiresOn),
          notice,
        })
        .onConflict()
        .ignore()
        .returning('notice');
      if (inserted.length === 0) return;
      await enqueue(trx, expiryMessage(environment, MESSAGES[notice]));
    });
  }

  /** A destruction that failed is a person's to look at: it is asked for once. */
  async #destroy(environment: ExpiringEnvironment): Promise<void> {
    const { auditor, logger, onSubmitted, store } = this.options;
    const { accountId, region, environmentId, expiresOn } = environment;
    const location = { accountId, region, environmentId };
    const requestId = `expiry/${accountId}/${region}/${environmentId}/${expiresOn}`;
    if (await store.byRequest(requestId)) return;
    const event = await auditor.createEvent({
      eventId: 'environment-destroy',
      severityLevel: 'high',
      meta: { ...location, requestId, expiresOn },
    });
    try {
      await store.submit({
        ...location,
        spec: await destroyedSpec(this.options, location, environment),
        kind: 'destroy',
        requestId,
        requestedBy: 'plugin:environments',
        options: { finalSnapshot: true },
      });
      await event.success();
      onSubmitted();
    } catch (error) {
      await event.fail({ error: error as Error });
      if (!(error instanceof ConflictError)) throw error;
      logger.info(
        `${environmentId} will be taken down later: ${error.message}`,
      );
    }
  }
}

/** For the log: nobody waits for it, and it is looked at again anyhow. */
function whyAndWhat(error: unknown): string {
  const { finalRemedy, message } = explainError(error);
  return [message, finalRemedy, 'It is looked at again within the hour']
    .filter(Boolean)
    .join('; ');
}
