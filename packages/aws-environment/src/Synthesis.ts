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
  /** Not always the environment's: what CloudFront uses is in us-east-1. */
  region: string;
  /** JSON of at most 51,200 bytes: fit to be sent without a bucket. */
  templateBody: string;
  tags: Record<string, string>;
  /** The parts that have to be there before, whose outputs this one reads. */
  dependsOn: StackPart[];
  terminationProtection: boolean;
  resourceCount: number;
}
