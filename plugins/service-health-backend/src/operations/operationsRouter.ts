import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { AwsCalls, AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type OperationsReport,
  serviceHealthOperatePermission,
} from '@quarterdeck/plugin-service-health-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { BilledReads } from './BilledReads';

/** @see createOperationsRouter */
export interface OperationsRouterOptions {
  agesOf: () => Promise<(AwsTarget & { oldestSeconds: number })[]>;
  billedReads: BilledReads;
  calls: AwsCalls;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

/**
 * - `GET /operations` – an `OperationsReport`: what this replica asks of AWS,
 *   and what all of them cost this month
 */
export function createOperationsRouter(
  options: OperationsRouterOptions,
): Router {
  const { agesOf, billedReads, calls, httpAuth, permissions } = options;
  const router = PromiseRouter();

  router.get('/operations', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [{ result }] = await permissions.authorize(
      [{ permission: serviceHealthOperatePermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${serviceHealthOperatePermission.name} is needed to see what the portal asks of AWS`,
      );
    }
    const [ages, estimate] = await Promise.all([
      agesOf(),
      billedReads.estimate(),
    ]);
    const report: OperationsReport = {
      since: calls.since.toISOString(),
      calls: calls.statistics(),
      ages,
      estimate,
    };
    response.json(report);
  });

  return router;
}
