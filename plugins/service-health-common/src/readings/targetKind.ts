import { z } from 'zod';

/** What a reading can be about. @public */
export const targetKindSchema = z.enum([
  'ecs',
  'database',
  'loadBalancer',
  'alarm',
]);

/** @public */
export type TargetKind = z.output<typeof targetKindSchema>;
