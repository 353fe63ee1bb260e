import { z } from 'zod';
import { verdictSchema } from '../rollup/verdict';
import { count, moment } from '../schema';
import { alarmSchema } from './alarm';
import { databaseSchema } from './database';
import { healthDetailsSchema } from './details';
import { ecsServiceSchema } from './ecsService';
import { loadBalancerSchema } from './loadBalancer';
import { readingSchema } from './reading';
import type { TargetKind } from './targetKind';

/** All readings of one entity, by what they are about. @public */
export const readingsSchema = z.object({
  ecs: z.array(readingSchema(ecsServiceSchema)),
  database: z.array(readingSchema(databaseSchema)),
  loadBalancer: z.array(readingSchema(loadBalancerSchema)),
  alarm: z.array(readingSchema(alarmSchema)),
} satisfies Record<TargetKind, z.ZodType>);

/** @public */
export type Readings = z.output<typeof readingsSchema>;

/**
 * How one entity is, why, and everything that says so.
 *
 * @public
 */
export const healthReportSchema = z.object({
  entityRef: z.string(),
  at: moment,
  verdict: verdictSchema,
  readings: readingsSchema,
  details: healthDetailsSchema.optional(),
});

/** Details only where the report of one entity was asked for. @public */
export type HealthReport = z.output<typeof healthReportSchema>;

/**
 * One entity among many.
 *
 * @public
 */
export const fleetRowSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().describe('An entity reference').optional(),
  type: z.string().describe('`spec.type`').optional(),
  stage: z
    .string()
    .describe('Of an environment, such as `production`')
    .optional(),
  accountIds: z.array(z.string()),
  regions: z.array(z.string()),
  verdict: verdictSchema,
  tasks: z
    .object({ running: count, desired: count })
    .describe('Summed over the services; absent where none could be read')
    .optional(),
  alarms: z
    .object({ inAlarm: count, total: count })
    .describe('How many of how many; absent where none could be read')
    .optional(),
  at: moment
    .describe('Of the oldest reading that the verdict rests on')
    .optional(),
});

/** @public */
export type FleetRow = z.output<typeof fleetRowSchema>;

/** @public */
export const fleetSchema = z.object({
  at: moment.describe('When the rows were put together'),
  rows: z.array(fleetRowSchema).describe('The worst first'),
});

/** @public */
export type Fleet = z.output<typeof fleetSchema>;

/**
 * The channel on which the backend says that the fleet has changed. The
 * message holds no row: each viewer asks for what they may see.
 *
 * @public
 */
export const FLEET_SIGNAL_CHANNEL = 'service-health:fleet';

/** @public */
export type FleetSignal = { at: string };
