import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type {
  EnvironmentLocation,
  EnvironmentSpec,
  PreflightCheck,
  PreflightFinding,
} from '@quarterdeck/plugin-environments-common';
import type { Delegations } from '../../delegation/Delegations';
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

/** Looks at one thing, and changes nothing. */
export type Preflight = (
  context: PreflightContext,
) => Promise<PreflightFinding[]>;

/** A finding of one sentence. */
export function finding(
  check: PreflightCheck,
  severity: PreflightFinding['severity'],
  message: string,
  more: Partial<PreflightFinding> = {},
): PreflightFinding {
  return { check, severity, message, evidence: [], ...more };
}
