import type { Prices } from './Prices';
import { US_EAST_1 } from './us-east-1';

/** US West (Oregon): as in N. Virginia, in all that an environment uses. */
export const US_WEST_2: Prices = { ...US_EAST_1 };
