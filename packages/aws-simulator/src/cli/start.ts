import { Pace } from '../world/Pace';
import { World } from '../world/World';
import { type Seed, seedWorld } from '../seed/seedWorld';
import { PUBLISHED_LIMITS } from '../control/limits/publishedLimits';
import { Simulator } from '../Simulator';
import { StateFile } from '../state/StateFile';
import { type Logger, logRequest } from './logger';

export const DEFAULT_PORT = 4566;

export interface StartOptions {
  port: number;
  seed: Seed;
  pace: Pace;
  /** The file that keeps the world. */
  state?: string;
  /** Whether what that file has is forgotten. */
  fresh: boolean;
  stopWithStdin: boolean;
  /** Whether AWS's request limits are enforced. */
  limits: boolean;
  /** How long temporary credentials last at most. */
  sessionSeconds?: number;
}

/** Runs the simulator until it is told to stop. */
export async function start(
  options: StartOptions,
  logger: Logger,
): Promise<void> {
  const world = new World({
    pace: options.pace,
    longestSessionSeconds: options.sessionSeconds,
  });
  const simulator = new Simulator(world, {
    onRequest: record => logRequest(logger, record),
    limits: options.limits ? PUBLISHED_LIMITS : [],
  });
  const stateFile = options.state ? new StateFile(options.state) : undefined;
  const wasSaved = !options.fresh && stateFile?.restore(world);
  if (!wasSaved) await seedWorld(simulator, options.seed);
  const url = await listen(simulator, options.port);
  stateFile?.write(world);
  stateFile?.follow(world, error =>
    logger.error(`The state could not be written: ${error}`),
  );
  simulator.engine.resume();
  logger.info(`AWS simulator ready on ${url}`);

  await untilStopped(options.stopWithStdin);
  stateFile?.write(world);
  await simulator.close();
}

async function listen(simulator: Simulator, port: number): Promise<string> {
  try {
    return await simulator.listen(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken. End what listens there, or choose another with --port.`,
      );
    }
    throw error;
  }
}

function untilStopped(stopWithStdin: boolean): Promise<void> {
  return new Promise(resolve => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    if (stopWithStdin) {
      process.stdin.once('end', () => resolve());
      process.stdin.once('error', () => resolve());
      process.stdin.resume();
    }
  });
}
