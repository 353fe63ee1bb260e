import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { World } from '../world/World';
import { restoreWorld, saveWorld } from './worldState';

/** How long changes are gathered before they are written. */
const GATHER_MS = 200;

/**
 * Keeps a world in a file. The file is replaced as a whole, so that a process
 * that is killed while it writes leaves the one before.
 */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly path: string) {}

  /**
   * Fills a world from the file.
   *
   * @returns false when there is no file yet
   * @throws Error when the file cannot be read as a world
   */
  restore(world: World): boolean {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    try {
      restoreWorld(world, text);
    } catch (error) {
      throw new Error(
        `${this.path} is not a state of the simulator; remove it to begin anew (${error})`,
      );
    }
    return true;
  }

  /** Writes the world after each change from now on. */
  follow(world: World, onFailure: (error: unknown) => void): void {
    world.onChange(() => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        try {
          this.write(world);
        } catch (error) {
          onFailure(error);
        }
      }, GATHER_MS);
    });
  }

  write(world: World): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const next = `${this.path}.next`;
    writeFileSync(next, saveWorld(world));
    renameSync(next, this.path);
  }
}
