import type { StackPart } from '@quarterdeck/plugin-environments-common';

/**
 * An environment as CloudFormation takes it: its stacks in the order of
 * deployment.
 *
 * @public
 */
export interface Synthesis {
  stacks: SynthesizedStack[];
}

/** @public */
export interface SynthesizedStack {
  part: StackPart;
  stackName: string;
  /** JSON of at most 51,200 bytes: fit to be sent without a bucket. */
  templateBody: string;
  tags: Record<string, string>;
  /** The parts whose outputs this one imports. */
  dependsOn: StackPart[];
  terminationProtection: boolean;
  resourceCount: number;
}
