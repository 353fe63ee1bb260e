#!/usr/bin/env node
/*
 * Starts the simulator from its TypeScript sources, which the transform of the
 * Backstage CLI compiles as they are loaded.
 */
require('@backstage/cli/config/nodeTransform.cjs');

require('../src/cli').main(process.argv);
