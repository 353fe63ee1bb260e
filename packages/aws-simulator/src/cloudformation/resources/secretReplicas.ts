import { z } from 'zod';
import type { Resource } from '../../world/Resource';
import type { SecretShape } from '../../world/resources/secretsManager';
import {
  type ProviderContext,
  refuseDuplicate,
  text,
} from '../ResourceProvider';

export const replicaRegions = z.array(
  z.strictObject({ Region: text, KmsKeyId: text.optional() }),
);

type Replicas = z.output<typeof replicaRegions>;

/** Keeps the same secret in other regions, under the same name. */
export function replicate(
  secret: Resource<SecretShape>,
  replicas: Replicas = [],
  context: ProviderContext,
) {
  for (const { Region } of replicas) {
    const there = regionOf(context, Region);
    const { name } = secret.shape;
    const existing = there.secrets.find(each => each.name === name);
    const arn = arnIn(context, secret.arn, Region);
    if (existing?.arn !== arn) refuseDuplicate(existing, name);
    there.secrets.put({
      ...secret,
      id: arn,
      arn,
      shape: { ...secret.shape },
    });
  }
}

export function removeReplicas(
  secretArn: string,
  replicas: Replicas = [],
  context: ProviderContext,
) {
  for (const { Region } of replicas) {
    regionOf(context, Region).secrets.delete(arnIn(context, secretArn, Region));
  }
}

const regionOf = ({ world, region }: ProviderContext, name: string) =>
  world.region(region.accountId, name);

const arnIn = ({ region }: ProviderContext, arn: string, name: string) =>
  arn.replace(`:${region.name}:`, `:${name}:`);
