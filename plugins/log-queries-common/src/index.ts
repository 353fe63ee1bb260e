/**
 * Saved queries, ranges and runs: what the backend and the pages of Log
 * queries say to each other.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './awsConsole';
export * from './budget';
export * from './context';
export * from './cost';
export * from './entity';
export * from './estimate';
export * from './histogram';
export * from './library';
export * from './limits';
export * from './liveTail';
export * from './logGroups';
export * from './parameters';
export * from './permissions';
export * from './position';
export * from './range';
export * from './refusals';
export * from './run';
export * from './runGroup';
export * from './savedQuery';
export * from './suggestion';
