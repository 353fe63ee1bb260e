/**
 * Environments on the portal's pages: the form, the task, the entity.
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
export { environmentsApiRef } from './api/environmentsApiRef';
