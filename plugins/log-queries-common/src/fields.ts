import { z } from 'zod';
import { MAX_LOG_GROUPS } from './limits';

export const accountIdSchema = z
  .string()
  .regex(/^\d{12}$/, 'must be twelve digits');

export const regionSchema = z.string().min(1).max(32);

export const logGroupNameSchema = z.string().min(1).max(512);

export const logGroupNamesSchema = z
  .array(logGroupNameSchema)
  .max(MAX_LOG_GROUPS);

export const entityRefSchema = z.string().min(1).max(512);
