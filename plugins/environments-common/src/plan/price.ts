import { z } from 'zod';
import type { MonthlyCost } from '../cost';

/** One line of the bill, before and after. USD a month. @public */
export const plannedPriceLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  beforeUsd: z.number(),
  afterUsd: z.number(),
  /** What it is reckoned from. */
  assumes: z.string(),
});

/** What an environment costs in a month, and what it has cost. @public */
export const plannedPriceSchema = z.object({
  /** Left out for an environment that is new, or whose price is not known. */
  beforeUsd: z.number().optional(),
  afterUsd: z.number(),
  /** `afterUsd` less `beforeUsd`, or all of it where that is left out. */
  differenceUsd: z.number(),
  lines: z.array(plannedPriceLineSchema),
  priceDate: z.string(),
  priceSource: z.string(),
});

/** @public */
export type PlannedPrice = z.infer<typeof plannedPriceSchema>;

/** Compares two bills line by line; what both have not is left out. @public */
export function comparePrices(
  before: MonthlyCost | undefined,
  after: MonthlyCost,
): PlannedPrice {
  const known = new Map(before?.lines.map(line => [line.id, line]));
  const gone = [...known.values()].filter(
    ({ id }) => !after.lines.some(line => line.id === id),
  );
  const lines = [
    ...after.lines.map(({ id, title, monthlyUsd, assumes }) => ({
      id,
      title,
      assumes,
      beforeUsd: known.get(id)?.monthlyUsd ?? 0,
      afterUsd: monthlyUsd,
    })),
    ...gone.map(({ id, title, monthlyUsd, assumes }) => ({
      id,
      title,
      assumes,
      beforeUsd: monthlyUsd,
      afterUsd: 0,
    })),
  ];
  const cents = (after.totalUsd - (before?.totalUsd ?? 0)) * 100;
  return {
    beforeUsd: before?.totalUsd,
    afterUsd: after.totalUsd,
    differenceUsd: Math.round(cents) / 100,
    lines,
    priceDate: after.priceDate,
    priceSource: after.priceSource,
  };
}
