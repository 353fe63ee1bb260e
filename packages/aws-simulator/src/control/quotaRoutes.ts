import { z } from 'zod';
import { requireQuota } from '../services/servicequotas';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { HOME_REGION, type World } from '../world/World';

const grantSchema = z.strictObject({
  serviceCode: z.string(),
  quotaCode: z.string(),
  value: z.number().min(0),
  account: z.string().default(DEFAULT_ACCOUNT_ID),
  region: z.string().default(HOME_REGION),
});

/**
 * Says how much an account may have of a thing, which AWS decides about.
 *
 * @throws NoSuchResourceException for a quota that is not simulated
 */
export function grantQuota(world: World, body: unknown) {
  const grant = grantSchema.parse(body);
  const { account, quotaCode, serviceCode, value } = grant;
  requireQuota(serviceCode, quotaCode);
  const region = world.region(account, grant.region);
  const id = `${serviceCode}/${quotaCode}`;
  region.serviceQuotas.put({
    id,
    arn: region.arn('servicequotas', id),
    createdAt: world.now(),
    tags: {},
    shape: { value },
  });
  world.changed();
  return grant;
}
