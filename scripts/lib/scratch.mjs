import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A temporary folder, for the caller to remove. Everybody may enter it:
 * where PostgreSQL runs under a user of its own, that user has to get there.
 */
export async function scratchFolder(purpose) {
  const folder = await mkdtemp(path.join(tmpdir(), `quarterdeck-${purpose}-`));
  await chmod(folder, 0o755);
  return folder;
}
