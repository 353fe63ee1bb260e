import { useApi } from '@backstage/core-plugin-api';
import { environmentsApiRef } from './environmentsApiRef';
import { type Polled, usePolling } from './usePolling';

const POLL_INTERVAL_MS = 2_000;

/**
 * The id of the newest deployment that a scaffolder task has asked for: when
 * the task is run again, there is another one.
 */
export function useTaskDeployment(
  taskId: string,
  isTaskOver: boolean,
): Polled<string | undefined> {
  const api = useApi(environmentsApiRef);
  return usePolling<string | undefined>(
    async () => {
      const { items } = await api.list({
        requestIdPrefix: `${taskId}/`,
        limit: 1,
      });
      return items[0]?.id;
    },
    `${taskId} ${isTaskOver}`,
    () => (isTaskOver ? undefined : POLL_INTERVAL_MS),
  );
}
