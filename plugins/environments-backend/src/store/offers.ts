import type { DeploymentOffer } from '@quarterdeck/plugin-environments-common';
import type { DeploymentRow, StackProgressRow } from './rows';

const ROLLBACK_FAILED = 'UPDATE_ROLLBACK_FAILED';

/**
 * What can be done about a deployment that did not come to a good end.
 *
 * @param isNewest - whether none of the environment came after it.
 * @param skippable - by stack name, the resources at which a rollback failed.
 */
export function offersOf(
  row: DeploymentRow,
  stacks: readonly StackProgressRow[],
  isNewest: boolean,
  skippable: Record<string, string[]>,
): DeploymentOffer[] {
  const isOver = row.finished_at !== null;
  if (!isOver || !isNewest || row.status === 'succeeded') return [];
  const waits = whatItWaitsFor(stacks);
  if (row.kind === 'destroy') {
    return [{ kind: 'retry', description: `Take down what is left.${waits}` }];
  }
  const isStuck = stacks.some(
    ({ stack_status }) => stack_status === ROLLBACK_FAILED,
  );
  const isThere = stacks.some(
    ({ stack_id, stack_status }) =>
      stack_id !== null && stack_status !== 'DELETE_COMPLETE',
  );
  return [
    isStuck
      ? {
          kind: 'continue',
          description:
            'Continue the rollback that failed, then deploy the same once more. Resources that are left out stay as they are, and may differ from the template.',
          skippable,
        }
      : {
          kind: 'retry',
          description: `Deploy the same once more: finished stacks are kept, one whose creation failed is made anew.${waits}`,
        },
    ...(isThere
      ? [
          {
            kind: 'destroy' as const,
            description: `Take down all that is there of the environment.${waits}`,
          },
        ]
      : []),
  ];
}

/** Where the portal had given up following, CloudFormation goes on. */
function whatItWaitsFor(stacks: readonly StackProgressRow[]): string {
  const busy = stacks
    .filter(({ stack_status }) => /_IN_PROGRESS$/.test(stack_status ?? ''))
    .map(({ stack_name, stack_status }) => `${stack_name} (${stack_status})`);
  return busy.length > 0
    ? ` It waits for what CloudFormation was still at: ${busy.join(', ')}.`
    : '';
}
