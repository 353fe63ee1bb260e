/**
 * PostgreSQL and the simulator as processes, for tests.
 *
 * @packageDocumentation
 */
export { repositoryRoot } from './repositoryRoot';
export type { ChildServer } from './childServer';
export { createTestDatabase } from './postgres';
export { startSimulator } from './simulator';
