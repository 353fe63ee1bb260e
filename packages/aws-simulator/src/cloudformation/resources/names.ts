import { seededHex } from '../../world/seeded';
import type { ProviderContext } from '../ResourceProvider';

// What a name is made of differs for each making of a resource, so that a
// replacement does not collide with what it replaces.
const key = (context: ProviderContext) => [
  context.world.seed,
  context.stackId,
  context.logicalId,
  context.world.now().getTime(),
];

/** An EC2 id such as `vpc-0a1b2c3d4e5f67890`. */
export const ec2Id = (prefix: string, context: ProviderContext) =>
  `${prefix}-0${seededHex(16, prefix, ...key(context))}`;

/** Hexadecimal digits of the resource's own. */
export const hexOf = (context: ProviderContext, length: number) =>
  seededHex(length, ...key(context));

/** The name that CloudFormation gives to what has none of its own. */
export function generatedName(
  context: ProviderContext,
  maxLength = 64,
): string {
  const suffix = seededHex(12, ...key(context)).toUpperCase();
  const name = `${context.stackName}-${context.logicalId}`;
  return `${name.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}
