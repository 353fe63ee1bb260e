import { ResponseErrorPanel } from '@backstage/core-components';
import { ResponseError } from '@backstage/errors';

/** What went wrong, in the backend's words rather than as a status code. */
export const FailurePanel = ({ error }: { error: Error }) => (
  <ResponseErrorPanel
    error={error}
    title={error instanceof ResponseError ? error.cause.message : undefined}
  />
);
