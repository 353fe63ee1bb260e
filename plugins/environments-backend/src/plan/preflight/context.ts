import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type {
  EnvironmentLocation,
  EnvironmentSpec,
  PreflightCheck,
  PreflightFinding,
} from '@quarterdeck/plugin-environments-common';
import type { Delegations } from '../../delegation/Delegations';
import type { Mention } from '../../permissions/Mention';
import type { FoundStack } from '../../stacks/eachStack';

/** What a check looks at. */
export interface PreflightContext {
  awsClients: AwsClients;
  delegations: Delegations;
  spec: EnvironmentSpec;
  location: EnvironmentLocation;
  /** The stacks of the environment that are there. */
  found: readonly FoundStack[];
}

/** A finding, and what of it is not for everybody who sees the plan. */
export interface KnownFinding extends PreflightFinding {
  mentions?: Mention[];
}

/** Looks at one thing, and changes nothing. */
export type Preflight = (context: PreflightContext) => Promise<KnownFinding[]>;

/** A finding of one sentence. */
export function finding(
  check: PreflightCheck,
  severity: PreflightFinding['severity'],
  message: string,
  more: Partial<KnownFinding> = {},
): KnownFinding {
  return { check, severity, message, evidence: [], ...more };
}
