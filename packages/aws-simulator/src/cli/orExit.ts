import { consoleLogger } from './logger';

/** Does what a command is for; a failure is told and ends the process. */
export async function orExit(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    consoleLogger.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
