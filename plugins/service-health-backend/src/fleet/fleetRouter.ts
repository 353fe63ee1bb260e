import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { sendPacked } from '../http/packedJson';
import { FleetAnswers } from './FleetAnswers';
import type { FleetSnapshots } from './FleetSnapshots';
import type { FleetVisibility } from './FleetVisibility';

/** @see createFleetRouter */
export interface FleetRouterOptions {
  httpAuth: HttpAuthService;
  snapshots: FleetSnapshots;
  visibility: FleetVisibility;
}

/**
 * - `GET /fleet` – a `Fleet`: all entities that the caller may see, worst
 *   first, as of the newest snapshot; 304 for one that the caller has
 */
export function createFleetRouter(options: FleetRouterOptions): Router {
  const { httpAuth, snapshots, visibility } = options;
  const answers = new FleetAnswers();
  const router = PromiseRouter();

  router.get('/fleet', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const snapshot = await snapshots.newest();
    const visible = await visibility.of(
      credentials,
      snapshot.rows.map(({ entityRef }) => entityRef),
    );
    await sendPacked(request, response, await answers.of(snapshot, visible));
  });

  return router;
}
