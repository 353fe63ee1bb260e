import { z } from 'zod';
import { targetKindSchema } from '../readings/targetKind';
import { statusSchema } from '../status';

/**
 * One thing that keeps an entity from being healthy, with where it was seen.
 *
 * @public
 */
export const verdictPartSchema = z.object({
  rule: z.string().describe('The name of the rule that found it'),
  status: statusSchema.exclude(['healthy']),
  text: z.string().describe('A clause with numbers: `0 of 2 tasks running`'),
  evidence: z
    .object({ kind: targetKindSchema, target: z.string() })
    .describe('Where it was seen'),
});

/** @public */
export type VerdictPart = z.output<typeof verdictPartSchema>;

/**
 * How an entity is, in one word, in one sentence, and in parts.
 *
 * @public
 */
export const verdictSchema = z.object({
  status: statusSchema,
  sentence: z
    .string()
    .describe(
      '`Critical: 0 of 2 tasks running; the last 6 stopped with exit code 1 …`',
    ),
  parts: z.array(verdictPartSchema).describe('Worst first; none when healthy'),
});

/** @public */
export type Verdict = z.output<typeof verdictSchema>;
