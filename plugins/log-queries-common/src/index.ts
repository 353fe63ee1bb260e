/**
 * Saved queries, ranges and runs: what the backend and the pages of Log
 * queries say to each other.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './cost';
export * from './entity';
export * from './permissions';
export * from './position';
export * from './range';
export * from './run';
export * from './savedQuery';
