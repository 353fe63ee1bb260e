import {
  type Availability,
  environmentId,
  type EnvironmentsApi,
  STAGES,
} from '@quarterdeck/plugin-environments-common';
import { z } from 'zod';
import { messageOf } from '@quarterdeck/plugin-service-health-common';

/** What has to be known before anybody can say whether a name is free. */
const targetSchema = z.object({
  name: z.string().min(1),
  stage: z.enum(STAGES),
  accountId: z.string().min(1),
  region: z.string().min(1),
  owner: z.string().optional(),
});

/**
 * Whether the name in a form is free, in its stage, account and region;
 * undefined while those are not chosen.
 *
 * @throws Error when AWS could not be asked.
 */
export async function nameAvailability(
  api: EnvironmentsApi,
  formData: unknown,
): Promise<Availability | undefined> {
  const target = targetSchema.safeParse(formData);
  if (!target.success) return undefined;
  const { accountId, owner, region } = target.data;
  try {
    return await api.availability({
      environmentId: environmentId(target.data),
      accountId,
      region,
      owner,
    });
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`Whether the name is free could not be asked: ${reason}`);
  }
}
