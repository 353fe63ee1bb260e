import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  type Deployment,
  deploymentPath,
  environmentPath,
  type Plan,
  planPath,
} from '@quarterdeck/plugin-environments-common';
import type { DeploymentRow } from '../store/rows';

type Payload = Parameters<NotificationService['send']>[0]['payload'];

/** How an end is shown: with a warning, with a note; or with a check mark. */
const SEVERITIES: Partial<Record<Deployment['status'], Payload['severity']>> = {
  failed: 'high',
  cancelled: 'low',
};

/**
 * What people are told. Of two messages of one scope, the later one takes the
 * place of the earlier one.
 */
export interface Message {
  /** References of users and groups; nobody is told where there are none. */
  recipients: string[];
  payload: Payload & { scope: string };
}

/** A plan that waits for approval; of another one there is nothing to say. */
export function planMessage(plan: Plan): Message | undefined {
  if (plan.status !== 'awaiting-approval') return undefined;
  return aboutPlan(plan, {
    title: `${plan.environmentId}: the plan needs approval`,
    description: plan.approval.reasons.map(({ message }) => message).join(' '),
    // Somebody has to do something; what is normal has a green check mark.
    severity: 'high',
  });
}

/** A plan that somebody has approved or rejected. */
export function decisionMessage(plan: Plan): Message | undefined {
  const { decision } = plan.approval;
  if (!decision) return undefined;
  return aboutPlan(plan, {
    title: `${plan.environmentId}: the plan was ${decision.verdict}`,
    description: [`By ${decision.by}.`, decision.comment]
      .filter(Boolean)
      .join(' '),
    severity: decision.verdict === 'rejected' ? 'high' : 'normal',
  });
}

/** A deployment or destruction that is over. */
export function endMessage(
  deployment: DeploymentRow,
  { status, failure }: Pick<Deployment, 'status' | 'failure'>,
): Message {
  const { environment_id, id, kind, requested_by, spec } = deployment;
  const what = kind === 'destroy' ? 'taking it down' : 'the deployment';
  return {
    recipients: peopleOf(requested_by, spec.owner),
    payload: {
      title: `${environment_id}: ${what} has ${
        status === 'cancelled' ? 'been cancelled' : status
      }`,
      description: [failure?.reason, failure?.remedy]
        .filter(Boolean)
        .join('\n'),
      // There whatever is left of the environment, with what can be done.
      link: deploymentPath(id),
      severity: SEVERITIES[status] ?? 'normal',
      topic: 'Environments',
      scope: `environment-deployment/${id}`,
    },
  };
}

/** An environment whose last day is near, or over. */
export function expiryMessage(
  environment: { environmentId: string; owner: string; expiresOn: string },
  what: string,
): Message {
  const { environmentId, owner, expiresOn } = environment;
  return {
    recipients: peopleOf(owner),
    payload: {
      title: `${environmentId}: ${what}`,
      description: `Its last day is ${expiresOn}. Change that day to keep it.`,
      link: environmentPath(environmentId),
      severity: 'high',
      topic: 'Environments',
      scope: `environment-expiry/${environmentId}`,
    },
  };
}

function aboutPlan(
  plan: Plan,
  said: Pick<Payload, 'title' | 'description' | 'severity'>,
): Message {
  return {
    recipients: peopleOf(plan.requestedBy, plan.spec.owner),
    payload: {
      ...said,
      link: planPath(plan.id),
      topic: 'Environments',
      scope: `environment-plan/${plan.id}`,
    },
  };
}

/** The portal itself asks for some things, and need not be told. */
function peopleOf(...refs: string[]): string[] {
  return [...new Set(refs)].filter(ref => /^(user|group):/i.test(ref));
}
