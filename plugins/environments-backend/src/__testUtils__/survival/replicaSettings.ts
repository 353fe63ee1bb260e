import { z } from 'zod';

/** What the one who starts a replica says, as JSON in `REPLICA`. */
export const replicaSettingsSchema = z.object({
  databaseUrl: z.string(),
  awsEndpoint: z.string(),
  leaseSeconds: z.number(),
  notificationsUrl: z.string(),
});

export type ReplicaSettings = z.output<typeof replicaSettingsSchema>;
