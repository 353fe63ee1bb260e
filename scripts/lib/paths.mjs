import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What runs leave behind; git ignores it. */
export const stateDir = path.join(root, '.quarterdeck');

export const inRoot = (...parts) => path.join(root, ...parts);
