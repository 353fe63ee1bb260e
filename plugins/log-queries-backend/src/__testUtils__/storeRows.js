// Runs the measurement of `yarn bench logs` from its TypeScript sources.
require('@backstage/cli/config/nodeTransform.cjs');

const [, , url, count] = process.argv;

require('./storeRows.ts').storeRows(url, Number(count));
