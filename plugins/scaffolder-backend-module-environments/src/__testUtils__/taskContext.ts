import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { createDeployAction } from '../deploy/createDeployAction';

/** A task as the scaffolder runs it: what checkpoints remember outlasts a run. */
export function taskContext(
  input: object,
  remembered = new Map<string, unknown>(),
) {
  const logger = mockServices.logger.mock();
  return {
    ...createMockActionContext({
      input: { spec: input },
      workspacePath: '/nowhere',
    }),
    logger,
    task: { id: 'task' },
    step: { id: 'step' },
    output: jest.fn(),
    async checkpoint(options: { key: string; fn: () => Promise<unknown> }) {
      const known = remembered.get(options.key);
      if (known !== undefined) return known;
      const value = await options.fn();
      remembered.set(options.key, value);
      return value;
    },
  } as unknown as Parameters<
    ReturnType<typeof createDeployAction>['handler']
  >[0] & { logger: typeof logger; output: jest.Mock };
}
