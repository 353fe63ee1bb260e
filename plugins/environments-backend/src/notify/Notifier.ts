import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  type Deployment,
  environmentPath,
  type Plan,
  planPath,
} from '@quarterdeck/plugin-environments-common';

type Payload = Parameters<NotificationService['send']>[0]['payload'];

/** Whom something is told about: who asked for it, and whose it is. */
interface Concerned {
  requestedBy: string;
  spec: { owner: string };
}

/**
 * Tells requester and owner what happened. A message about the same thing takes
 * the place of the one before, by its scope. What cannot be told is no reason to
 * stop.
 */
export class Notifier {
  constructor(
    private readonly services: {
      logger: LoggerService;
      notifications: NotificationService;
    },
  ) {}

  async planned(plan: Plan): Promise<void> {
    if (plan.status !== 'awaiting-approval') return;
    await this.#send(plan, {
      title: `${plan.environmentId}: the plan needs approval`,
      description: plan.approval.reasons
        .map(({ message }) => message)
        .join(' '),
      link: planPath(plan.id),
      severity: 'normal',
      topic: 'Environments',
      scope: `environment-plan/${plan.id}`,
    });
  }

  async decided(plan: Plan): Promise<void> {
    const { decision } = plan.approval;
    if (!decision) return;
    await this.#send(plan, {
      title: `${plan.environmentId}: the plan was ${decision.verdict}`,
      description: [`By ${decision.by}.`, decision.comment]
        .filter(Boolean)
        .join(' '),
      link: planPath(plan.id),
      severity: decision.verdict === 'rejected' ? 'high' : 'normal',
      topic: 'Environments',
      scope: `environment-plan/${plan.id}`,
    });
  }

  async ended(deployment: Deployment): Promise<void> {
    const { environmentId, kind, status, failure } = deployment;
    const what = kind === 'destroy' ? 'taking it down' : 'the deployment';
    const isWell = status === 'succeeded';
    await this.#send(deployment, {
      title: `${environmentId}: ${what} has ${
        status === 'cancelled' ? 'been cancelled' : status
      }`,
      description: [failure?.reason, failure?.remedy]
        .filter(Boolean)
        .join('\n'),
      link: environmentPath(environmentId),
      severity: isWell || status === 'cancelled' ? 'normal' : 'high',
      topic: 'Environments',
      scope: `environment-deployment/${deployment.id}`,
    });
  }

  async expiring(
    environment: { environmentId: string; owner: string; expiresOn: string },
    message: string,
  ): Promise<void> {
    const { environmentId, owner, expiresOn } = environment;
    await this.#send(
      { requestedBy: owner, spec: { owner } },
      {
        title: `${environmentId}: ${message}`,
        description: `Its last day is ${expiresOn}. Change that day to keep it.`,
        link: environmentPath(environmentId),
        severity: 'high',
        topic: 'Environments',
        scope: `environment-expiry/${environmentId}`,
      },
    );
  }

  async #send(concerned: Concerned, payload: Payload): Promise<void> {
    const { logger, notifications } = this.services;
    const entityRef = [
      ...new Set([concerned.requestedBy, concerned.spec.owner]),
    ].filter(ref => /^(user|group):/i.test(ref));
    if (entityRef.length === 0) return;
    await notifications
      .send({ recipients: { type: 'entity', entityRef }, payload })
      .catch(error => {
        logger.warn(
          `Could not tell ${entityRef.join(', ')} (${
            payload.title
          }): ${stringifyError(error)}`,
        );
      });
  }
}
