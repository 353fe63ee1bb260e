import type { Plan } from '@quarterdeck/plugin-environments-common';
import { linesReadBy, readBy } from '../permissions/Mention';
import type { Sight } from '../permissions/Sight';
import type { KnownPlan } from '../store/planRows';

/**
 * A plan as somebody sees it: what its findings say of environments of others is
 * for those who see these.
 */
export function shownPlan(
  plan: KnownPlan,
  sight: Pick<Sight, 'includes'>,
): Plan {
  return {
    ...plan,
    preflight: plan.preflight.map(({ mentions = [], ...finding }) => ({
      ...finding,
      message: readBy(sight, finding.message, mentions),
      evidence: linesReadBy(sight, finding.evidence, mentions),
    })),
  };
}
