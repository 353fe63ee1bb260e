/**
 * The stacks of an environment, for CDK apps. Loads the CDK.
 *
 * @packageDocumentation
 */
export { addEnvironment } from './addEnvironment';
export { createApp } from './createApp';
export type { EnvironmentStack } from './EnvironmentStack';
