/**
 * From an environment's specification to its CloudFormation stacks.
 *
 * @packageDocumentation
 */
export type { Synthesis, SynthesizedStack } from './Synthesis';
