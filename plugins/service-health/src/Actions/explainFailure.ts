import { ResponseError } from '@backstage/errors';

/** Why an action was not taken, and what mends that where it is known. */
export function explainFailure(error: Error): {
  message: string;
  remedy?: string;
} {
  if (!(error instanceof ResponseError)) {
    return {
      message: `The portal does not answer: ${error.message}`,
      remedy: 'Look at the page before trying again: AWS may have been asked.',
    };
  }
  const { message } = error.cause;
  return { message, remedy: REMEDIES[error.statusCode] };
}

const REMEDIES: Partial<Record<number, string>> = {
  403: 'Ask an owner of the entity, or whoever writes the portal’s permission policy.',
  409: 'Look at the page again: something has changed since.',
  429: 'AWS asked to slow down: wait a minute, and try again.',
  503: 'AWS could not be reached: try again in a while.',
};
