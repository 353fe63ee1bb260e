import { InputError, NotFoundError } from '@backstage/errors';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Request } from 'express';
import { z } from 'zod';

const uuid = z.uuid();

/** @throws NotFoundError, as for any other id that no run has. */
export function runId(req: Request): string {
  if (uuid.safeParse(req.params.id).success) return req.params.id;
  throw new NotFoundError(`There is no run ${req.params.id}`);
}

/** @throws InputError */
export function viewerId(req: Request): string {
  if (uuid.safeParse(req.params.viewerId).success) return req.params.viewerId;
  throw new InputError('The id of a viewer must be a UUID');
}

/** `…/:kind/:namespace/:name` */
export function entityRefOf(req: Request): string {
  const { kind, namespace, name } = req.params;
  return stringifyEntityRef({ kind, namespace, name });
}

/** `…/:accountId/:region` */
export function targetOf(req: Request): AwsTarget {
  return { accountId: req.params.accountId, region: req.params.region };
}
