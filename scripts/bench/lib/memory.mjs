import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a process has of the machine's memory, in megabytes. */
export async function residentMb(pid) {
  const { stdout } = await promisify(execFile)('ps', [
    '-o',
    'rss=',
    '-p',
    String(pid),
  ]);
  return Math.round(Number(stdout) / 1024);
}
