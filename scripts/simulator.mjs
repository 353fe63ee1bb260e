// `yarn simulator <command>`: the AWS simulator's command line.
import { inRoot } from './lib/paths.mjs';
import { createRequire } from 'node:module';

createRequire(import.meta.url)(
  inRoot('packages/aws-simulator/bin/simulator.js'),
);
