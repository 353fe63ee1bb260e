import { z } from 'zod';

/** A moment: ISO 8601 with an offset. */
export const moment = z.iso.datetime({ offset: true });

/** How many of something. */
export const count = z.int().min(0);
