import path from 'node:path';
import { type ChildServer, startChildServer } from './childServer';
import { repositoryRoot } from './repositoryRoot';

/**
 * Starts an AWS simulator for a test, on a free port. It is a process, not an
 * import, so that what is tested reaches it as it would reach AWS.
 *
 * @param options - `environments`: what the world starts with, `demo` or
 * `none` (default); `speed`: how fast resources come up, `instant` (default)
 * or a factor such as `10`; `args`: further command line options.
 * @public
 */
export async function startSimulator(
  options: {
    environments?: 'demo' | 'none';
    speed?: 'instant' | number;
    args?: string[];
  } = {},
): Promise<ChildServer> {
  const { environments = 'none', speed = 'instant', args = [] } = options;
  return startChildServer(
    path.join(repositoryRoot, 'packages/aws-simulator/bin/simulator.js'),
    [
      'start',
      '--port=0',
      `--environments=${environments}`,
      `--speed=${speed}`,
      '--stop-with-stdin',
      ...args,
    ],
  );
}
