/**
 * Log queries page and tab.
 *
 * @packageDocumentation
 */
export { logQueriesPlugin as default } from './plugin';
