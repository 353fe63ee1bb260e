/**
 * From an environment's specification to its CloudFormation stacks. This entry
 * does not load the CDK; `@quarterdeck/aws-environment/stacks` does.
 *
 * @packageDocumentation
 */
export type { PolicyNote, Synthesis, SynthesizedStack } from './Synthesis';
export { TEMPLATE_VERSION } from './stacks/templateVersion';
export { SynthesisError, synthesize } from './synthesize';
