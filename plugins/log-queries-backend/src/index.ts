/**
 * The library, the runner and the history of log queries.
 *
 * @packageDocumentation
 */
export { logQueriesPlugin as default } from './plugin';
