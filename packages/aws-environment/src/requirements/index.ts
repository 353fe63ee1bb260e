import type { Requirement } from './Requirement';
import { CORRECTIONS } from './corrections';
import { DATABASE, IMAGES } from './data';
import { CHECKLIST, TROUBLESHOOTING } from './evaluation';
import { ACCESS, EMAIL, OPERATIONS } from './operations';
import { NETWORK, OVERVIEW } from './overview';
import { COST, GROWTH, RELEASES_AND_RECOVERY, SECURITY } from './running';
import { LOAD_BALANCER, TASKS } from './service';

export type { Requirement } from './Requirement';

/** What an environment has to be, by number. */
export const REQUIREMENTS: readonly Requirement[] = [
  OVERVIEW,
  NETWORK,
  TASKS,
  LOAD_BALANCER,
  DATABASE,
  IMAGES,
  EMAIL,
  OPERATIONS,
  ACCESS,
  RELEASES_AND_RECOVERY,
  COST,
  SECURITY,
  GROWTH,
  CHECKLIST,
  TROUBLESHOOTING,
]
  .flatMap(section => section)
  .sort(byNumber);

/** Where it is not what the architecture says, and why; these win. */
export const CORRECTED: readonly Requirement[] = CORRECTIONS.toSorted(byNumber);

function byNumber(a: Requirement, b: Requirement): number {
  return a.number.localeCompare(b.number);
}
