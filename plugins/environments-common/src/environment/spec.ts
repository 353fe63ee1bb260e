import { z } from 'zod';
import { deployedSpecSchema } from '../deployment/deployment';

/**
 * The answer of `GET /environments/…/spec`: what an environment was made of.
 *
 * @public
 */
export const environmentSpecAnswerSchema = z.object({
  /**
   * Left out where nobody knows it any more: an environment of an older
   * version that this portal has not deployed.
   */
  spec: deployedSpecSchema.optional(),
  /** `stack`: as it was deployed last. `portal`: of the last deployment. */
  source: z.enum(['stack', 'portal']).optional(),
  /** What the stacks' tags say, where nothing else is known. */
  identity: z.object({
    name: z.string().optional(),
    stage: z.string().optional(),
    owner: z.string().optional(),
    costCenter: z.string().optional(),
  }),
  templateVersion: z.string().optional(),
  newestTemplateVersion: z.string(),
  /** Whether an upgrade would change something: plan the same spec to see. */
  isOutdated: z.boolean(),
  /** When it is destroyed, or its owner reminded. */
  expiresAt: z.string().optional(),
});

/** @public */
export type EnvironmentSpecAnswer = z.infer<typeof environmentSpecAnswerSchema>;
