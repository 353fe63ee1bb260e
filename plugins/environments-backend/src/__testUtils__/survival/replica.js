// Starts a replica from its TypeScript sources.
require('@backstage/cli/config/nodeTransform.cjs');

require('./startReplica.ts').startReplica();
