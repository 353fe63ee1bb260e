/**
 * From an environment's specification to its CloudFormation stacks. This entry
 * does not load the CDK; `@quarterdeck/aws-environment/stacks` does.
 *
 * @packageDocumentation
 */
export type { Synthesis, SynthesizedStack } from './Synthesis';
export { SynthesisError, synthesize } from './synthesize';
