import type { Plan } from '@quarterdeck/plugin-environments-common';
import { usd, usdDifference } from '../common/usd';
import { changesSummary } from './changesSummary';

/** Whether the stacks of a plan have been compared with what is there. */
function isCompared({ status, stacks }: Plan): boolean {
  return status !== 'planning' && status !== 'failed' && stacks.length > 0;
}

/** `2 to change, +$12.40 a month`; nothing where nobody knows it. */
export function planSummary(plan: Plan): string {
  return [isCompared(plan) && changesSummary(plan.stacks), priceSummary(plan)]
    .filter(Boolean)
    .join(', ');
}

/** `$154.47 a month`, or by how much that changes. */
function priceSummary({ exists, price }: Plan): string | undefined {
  if (!price) return undefined;
  return exists
    ? `${usdDifference(price.differenceUsd)} a month`
    : `${usd(price.afterUsd)} a month`;
}
