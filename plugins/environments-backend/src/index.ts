/**
 * Deployments of environments as leased jobs.
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
