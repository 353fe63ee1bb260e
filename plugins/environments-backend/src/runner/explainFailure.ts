import type { DeploymentFailure } from '@quarterdeck/plugin-environments-common';

interface KnownReason {
  pattern: RegExp;
  meaning: string;
  remedy: string;
}

/** Reasons that come up in practice and do not explain themselves. */
const KNOWN_REASONS: readonly KnownReason[] = [
  {
    pattern: /already exists/i,
    meaning:
      'Something with that name is there and belongs to no stack of ours.',
    remedy:
      'Delete or rename what is in the way if nobody needs it, or choose another name, and deploy again.',
  },
  {
    pattern: /circuit breaker|did not stabilize|failed to stabilize/i,
    meaning: 'The tasks of the service did not come up, or not healthy.',
    remedy:
      'Look at the service log for the reason that the tasks end or fail their health check, then deploy again.',
  },
  {
    pattern: /limit ?exceeded|quota|maximum number of|too many/i,
    meaning: 'A quota of the AWS account is used up.',
    remedy:
      'Remove what is not needed any more, or ask for more in Service Quotas, and deploy again.',
  },
  {
    pattern: /not authorized|access ?denied/i,
    meaning: "The portal's role may not do this in that account.",
    remedy: 'Extend the policy of the role, and deploy again.',
  },
  {
    pattern:
      /insufficient .*capacity|no capacity|not available .*availability zone/i,
    meaning: 'AWS has none of these to give in that zone at the moment.',
    remedy: 'Deploy again later, or with another size.',
  },
  {
    pattern:
      /cannot (be )?updated? .*in use|cannot delete export|export .* in use/i,
    meaning: 'Another stack uses a value of this one, so it cannot change.',
    remedy: 'Deploy the stack that uses it without the value first.',
  },
];

/** Adds to a failure what its reason means and what mends it, if known. */
export function explainFailure(failure: DeploymentFailure): DeploymentFailure {
  const known = KNOWN_REASONS.find(({ pattern }) =>
    pattern.test(failure.reason),
  );
  return {
    ...(known && { meaning: known.meaning, remedy: known.remedy }),
    ...failure,
  };
}
