import { z } from 'zod';
import { AwsError } from '../../wire';
import type { ElbAttributes } from '../../world/resources/elb';
import { ResourceFailure, text } from '../ResourceProvider';

/** A refusal in the words of the service. */
export const elbFailure = (
  message: string,
  code?: 'AlreadyExists' | 'InvalidRequest' | 'NotFound',
) =>
  new ResourceFailure(
    `${message} (Service: ElasticLoadBalancingV2, Status Code: 400)`,
    code,
  );

/** Lets a refusal of the service be the stack's. @throws ResourceFailure */
export function asElbFailure<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof AwsError ? elbFailure(error.message) : error;
  }
}

export const attributeList = z.array(
  z.strictObject({ Key: text, Value: text }),
);

/** From `loadbalancer/app/name/0a1b` to `app/name/0a1b`. */
export const fullNameOf = (arn: string) =>
  arn
    .split(':')
    .pop()
    ?.replace(/^loadbalancer\//, '') ?? '';

export const toAttributes = (
  defaults: ElbAttributes,
  list: Array<{ Key: string; Value: string }> = [],
): ElbAttributes => ({
  ...defaults,
  ...Object.fromEntries(list.map(({ Key, Value }) => [Key, Value])),
});
