import { ResponseError } from '@backstage/errors';
import { messageOf } from '@quarterdeck/plugin-service-health-common';

/** Why an action was not taken, and what mends that where it is known. */
export function explainFailure(error: Error): {
  message: string;
  remedy?: string;
} {
  // What the backend refuses it explains, remedy and all.
  if (error instanceof ResponseError) return { message: messageOf(error) };
  return {
    message: `The portal does not answer: ${error.message}`,
    remedy:
      'Look at the page before trying again: AWS may have been asked all the same.',
  };
}
