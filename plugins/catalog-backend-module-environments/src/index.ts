/**
 * Finds environments in AWS, and puts them into the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleEnvironments as default } from './module';
