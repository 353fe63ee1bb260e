import type { Command } from 'commander';
import { DEFAULT_PORT } from './start';

/** Where the running simulator is that a command speaks to. */
export const withUrl = (command: Command): Command =>
  command.option(
    '--url <url>',
    'where the simulator listens',
    `http://127.0.0.1:${DEFAULT_PORT}`,
  );
