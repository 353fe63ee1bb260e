import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Availability,
  comparePrices,
  environmentId,
  type EnvironmentLocation,
  type EnvironmentSpec,
  monthlyCost,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { explainError } from '../failures/explainError';
import {
  type ApprovalRules,
  approvalReasons,
  needsPlan,
} from '../plan/approvalReasons';
import type { Sight } from '../permissions/Sight';
import { checkAvailability } from '../stacks/availability';
import type { Asked } from './submitDeployment';

/**
 * A deployment of a specification that nobody has planned.
 *
 * @param sight - what is seen by who asks.
 * @returns what is asked for, and what refuses it.
 * @throws EnvironmentSpecError
 */
export function bySpec(
  services: { approval: ApprovalRules; awsClients: AwsClients },
  input: unknown,
  sight: Sight,
): { asked: Asked; refuse: () => Promise<void> } {
  const spec = parseEnvironmentSpec(input);
  const location: EnvironmentLocation = {
    environmentId: environmentId(spec),
    accountId: spec.accountId,
    region: spec.region,
  };
  return {
    asked: { ...location, spec },
    refuse: async () => {
      const availability = await askAvailability(
        services.awsClients,
        location,
        spec.owner,
        sight,
      );
      if (availability && !availability.available) {
        throw new ConflictError(availability.reason);
      }
      refuseWithoutPlan(services.approval, spec, availability?.exists ?? true);
    },
  };
}

/**
 * The deployment looks again before it begins, and waits for AWS where need be.
 * So an AWS that cannot be asked now is no reason to refuse.
 */
async function askAvailability(
  awsClients: AwsClients,
  location: EnvironmentLocation,
  owner: string,
  sight: Sight,
): Promise<Availability | undefined> {
  return checkAvailability(awsClients, location, owner, sight).catch(error => {
    const { kind } = explainError(error);
    if (kind === 'unreachable' || kind === 'throttled') return undefined;
    throw error;
  });
}

/** Who would go around the approval is sent to the plan. */
function refuseWithoutPlan(
  rules: ApprovalRules,
  spec: EnvironmentSpec,
  exists: boolean,
): void {
  const cost = monthlyCost(spec);
  const [reason] = approvalReasons(rules, {
    stage: spec.stage,
    // Without a plan it counts as if all of the price were new.
    price: cost && comparePrices(undefined, cost),
    stacks: [],
  });
  if (!reason && !needsPlan(rules, exists)) return;
  throw new NotAllowedError(
    `${
      reason?.message ?? 'A change may need approval.'
    } Plan it first, and deploy the plan.`,
  );
}
