import { ResponseErrorPanel } from '@backstage/core-components';
import { messageOf } from '@quarterdeck/plugin-service-health-common';

/** What went wrong, in the backend's words rather than as a status code. */
export const FailurePanel = ({ error }: { error: Error }) => (
  <ResponseErrorPanel error={error} title={messageOf(error)} />
);
