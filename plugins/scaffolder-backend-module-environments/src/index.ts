/**
 * Scaffolder actions for environments in AWS.
 *
 * @packageDocumentation
 */
export { scaffolderModuleEnvironments as default } from './module';
