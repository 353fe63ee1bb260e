import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EntityDetails } from './details/EntityDetails';
import type { EntityAccess } from './health/EntityAccess';
import type { EntityAnswers } from './health/EntityAnswers';
import type { HealthService } from './health/HealthService';
import type { HistoryReader } from './history/HistoryReader';
import { sendPacked } from './http/packedJson';
import { alignRange } from './metrics/range';
import { parseRangeQuery } from './metrics/rangeQuery';

/** Longer than anything is kept by default; last night by default. */
const HISTORY_RANGE = { longestDays: 400, defaultHours: 24 };

/** @see createRouter */
export interface RouterOptions {
  access: EntityAccess;
  answers: EntityAnswers;
  details: EntityDetails;
  health: HealthService;
  history: HistoryReader;
  httpAuth: HttpAuthService;
}

/**
 * - `GET /entities/:kind/:namespace/:name` – a `HealthReport`
 * - `GET /entities/:kind/:namespace/:name/metrics?start&end` – a `MetricsReport`
 * - `GET /entities/:kind/:namespace/:name/history?start&end` – a `HealthHistory`
 *
 * AWS being out of order is no error here: it is in the readings.
 */
export function createRouter(options: RouterOptions): Router {
  const { answers, details, health, history } = options;
  const router = PromiseRouter();

  router.get('/entities/:kind/:namespace/:name', async (request, response) => {
    const entity = await entityOf(request, options);
    const packed = await answers.of(entity, 'report', () => {
      const report = health.reports([entity]).then(([first]) => first);
      return details.addTo(report, entity);
    });
    await sendPacked(request, response, packed);
  });

  router.get(
    '/entities/:kind/:namespace/:name/history',
    async (request, response) => {
      const range = parseRangeQuery(request.query, new Date(), HISTORY_RANGE);
      const entity = await entityOf(request, options);
      response.json(await history.read(entity, range));
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/metrics',
    async (request, response) => {
      const now = new Date();
      const { start, end } = parseRangeQuery(request.query, now);
      const entity = await entityOf(request, options);
      const range = alignRange(start, end, now);
      const { startSeconds, endSeconds } = range;
      const packed = await answers.of(
        entity,
        `metrics ${startSeconds}-${endSeconds}`,
        () => health.metrics(entity, range),
      );
      await sendPacked(request, response, packed);
    },
  );

  return router;
}

async function entityOf(
  request: Request,
  { access, httpAuth }: RouterOptions,
): Promise<Entity> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  return access.entity(entityRefOf(request), credentials);
}

function entityRefOf({ params }: Request): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}
