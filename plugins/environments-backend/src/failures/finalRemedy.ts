import type {
  Problem,
  ProblemKind,
} from '@quarterdeck/plugin-service-health-common';

/** In the place of what says that the portal asks again by itself. */
const AFTER_WAITING: Partial<Record<ProblemKind, string>> = {
  throttled:
    'Find out who else asks so much of AWS in this account and region, or wait until that is over',
  unreachable: 'Check the network path from the portal to AWS',
  failed:
    'Look at the AWS Health Dashboard for trouble in this region, or wait until it is over',
};

/** What mends a problem that nobody waits out, or not any longer. */
export function finalRemedy({ kind, remedy }: Problem): string | undefined {
  return remedy && (AFTER_WAITING[kind] ?? remedy);
}
