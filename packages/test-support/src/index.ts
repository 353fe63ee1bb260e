/**
 * PostgreSQL and the simulator as processes, for tests.
 *
 * @packageDocumentation
 */
export { repositoryRoot } from './repositoryRoot';
export { type ChildServer, startChildServer } from './childServer';
export { createTestDatabase } from './postgres';
export { startSimulator } from './simulator';
