import { z } from 'zod';

export const FAULT_KINDS = [
  'throttle',
  'error',
  'latency',
  'access-denied',
  'expired-credentials',
  'hang',
  'cut',
  'sparse',
] as const;

const MAX_LATENCY_MS = 600_000;

/** What a test may ask to go wrong. What is left out matches everything. */
export const faultSchema = z.strictObject({
  /**
   * - `throttle`: too many requests, in the service's own words
   * - `error`: the service fails, with `status`
   * - `latency`: the answer comes `latencyMs` later
   * - `access-denied`, `expired-credentials`: as AWS says it
   * - `hang`: there is no answer, and the connection stays
   * - `cut`: it is done, and the connection breaks in the midst of the answer
   * - `sparse`: the answer has none of the members that AWS may leave out
   */
  kind: z.enum(FAULT_KINDS),
  /** The signing name, such as `ecs` or `monitoring`. */
  service: z.string().optional(),
  operation: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
  /** The share of the requests that it hits, from 0 to 1. */
  rate: z.number().min(0).max(1).default(1),
  /** So many requests pass before the first that it may hit. */
  after: z.int().min(0).default(0),
  /** After so many hits it is over. */
  times: z.int().min(1).optional(),
  /** Which of the requests a `rate` hits follows from this. */
  seed: z.string().default('fault'),
  latencyMs: z.number().min(0).max(MAX_LATENCY_MS).default(1000),
  /** HTTP status of an `error`. */
  status: z.int().min(500).max(599).default(500),
});

export type Fault = z.output<typeof faultSchema>;

export const faultInForceSchema = faultSchema.extend({
  id: z.string(),
  /** How many requests it has hit. */
  hits: z.int(),
});

/** A fault that was asked for, and what became of it. */
export type FaultInForce = z.output<typeof faultInForceSchema>;
