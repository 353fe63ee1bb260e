import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { FleetAnswers } from './FleetAnswers';
import type { FleetSnapshots } from './FleetSnapshots';
import type { FleetVisibility } from './FleetVisibility';

const unpack = promisify(gunzip);

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
    const { etag, gzipped } = await answers.of(snapshot, visible);
    response.set({
      'Cache-Control': 'private, no-cache',
      'Content-Type': 'application/json; charset=utf-8',
      ETag: etag,
      Vary: 'Accept-Encoding, Authorization',
    });
    if (hasIt(request, etag)) {
      response.status(304).end();
    } else if (request.acceptsEncodings('gzip')) {
      response.set('Content-Encoding', 'gzip').end(gzipped);
    } else {
      response.end(await unpack(gzipped));
    }
  });

  return router;
}

/**
 * Not by Express's `fresh`: a script that names the ETag by itself is made to
 * send `Cache-Control: no-cache` by the browser, and means it no more than that.
 */
function hasIt(request: Request, etag: string): boolean {
  const named = request.get('if-none-match') ?? '';
  return named
    .split(',')
    .some(each => each.trim().replace(/^W\//, '') === etag);
}
