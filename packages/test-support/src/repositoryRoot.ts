import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The folder with the root package.json. */
export const repositoryRoot = path.resolve(
  resolvePackagePath('@quarterdeck/test-support'),
  '../..',
);
