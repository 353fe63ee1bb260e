import path from 'node:path';

/** The folder with the root package.json. */
export const repositoryRoot = path.resolve(__dirname, '../../..');
