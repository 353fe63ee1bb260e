import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError, stringifyError } from '@backstage/errors';
import {
  type Deployment,
  type DeploymentEvent,
  type EnvironmentsApi,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';

const POLL_INTERVAL_MS = 1_000;
/** The backend may be restarting; a deployment outlives that. */
const LONGEST_SILENCE_MS = 10 * 60_000;

/**
 * Watches a deployment to its end and logs a line for each event. When the
 * signal is aborted it has the deployment cancelled, and goes on watching until
 * CloudFormation has rolled back.
 *
 * @throws the last error when the backend is silent for ten minutes.
 */
export async function follow(
  api: Pick<EnvironmentsApi, 'follow'>,
  deploymentId: string,
  options: {
    logger: LoggerService;
    signal?: AbortSignal;
    cancel: () => Promise<void>;
  },
): Promise<Deployment> {
  const { logger, signal, cancel } = options;
  let after = 0;
  let lastAnswerMs = performance.now();
  let shownProblem: string | undefined;
  let isCancelled = false;
  for (;;) {
    try {
      if (signal?.aborted && !isCancelled) {
        await cancel();
        isCancelled = true;
        logger.info('Cancelling: CloudFormation rolls back what it had begun');
      }
      const { deployment, events } = await api.follow(deploymentId, after);
      lastAnswerMs = performance.now();
      for (const event of events) {
        logger.info(lineOf(event));
        after = event.n;
      }
      const problem = deployment.problem?.message;
      if (problem && problem !== shownProblem) {
        logger.warn(`Waiting: ${problem}`);
      }
      shownProblem = problem;
      if (isDeploymentOver(deployment.status) && events.length === 0) {
        return deployment;
      }
    } catch (error) {
      const isFinal =
        error instanceof ResponseError && error.response.status < 500;
      const silenceMs = performance.now() - lastAnswerMs;
      if (isFinal || silenceMs > LONGEST_SILENCE_MS) throw error;
      logger.debug(`Will ask again: ${stringifyError(error)}`);
    }
    await pause(isCancelled ? undefined : signal);
  }
}

/** `37/86 AWS::RDS::DBInstance shop-production-db CREATE_COMPLETE` */
function lineOf(event: DeploymentEvent): string {
  // The end of an ARN names the resource, but that of a stack's is a UUID.
  const isStack = event.resourceType === 'AWS::CloudFormation::Stack';
  const physicalName = event.physicalId?.split(/[/:]/).at(-1);
  const name = (!isStack && physicalName) || event.logicalId;
  const line = `${event.completed}/${event.total} ${event.resourceType} ${name} ${event.status}`;
  const isFailure = event.status.endsWith('_FAILED');
  return isFailure && event.reason ? `${line}: ${event.reason}` : line;
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await delay(POLL_INTERVAL_MS, undefined, { signal }).catch(error => {
    if (!signal?.aborted) throw error;
  });
}
