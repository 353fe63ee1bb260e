import type { StackPart } from '@quarterdeck/plugin-environments-common';

/**
 * An environment as CloudFormation takes it: its stacks in the order of
 * deployment.
 *
 * @public
 */
export interface Synthesis {
  stacks: SynthesizedStack[];
  /** What the rules of AwsSolutions say of it. */
  policy: PolicyNote[];
}

/**
 * What a rule says of a resource: that it breaks it, or that it does so for a
 * reason.
 *
 * @public
 */
export interface PolicyNote {
  /** Such as `AwsSolutions-RDS3`. */
  rule: string;
  part: StackPart;
  /** Logical ids, or the paths of constructs. */
  resources: string[];
  isAccepted: boolean;
  /** What is wrong, or why it is accepted. */
  message: string;
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
