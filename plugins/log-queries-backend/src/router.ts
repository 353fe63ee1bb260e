import express from 'express';
import Router from 'express-promise-router';
import { addEntityRoutes } from './routes/entityRoutes';
import { addGroupRoutes } from './routes/groupRoutes';
import { addLibraryRoutes } from './routes/libraryRoutes';
import { addPlaceRoutes } from './routes/placeRoutes';
import { addRunRoutes } from './routes/runRoutes';
import { addStartRoutes } from './routes/startRoutes';
import { addTailRoutes } from './routes/tailRoutes';
import { ReadableRuns } from './routes/ReadableRuns';
import type { Services } from './services';

/** One file of routes for each capability. */
export function createRouter(services: Services): express.Router {
  const { access, identify, store } = services;
  const readable = new ReadableRuns(store, access, identify);
  const router = Router();
  router.use(express.json());
  addLibraryRoutes(router, services);
  addEntityRoutes(router, services);
  addPlaceRoutes(router, services);
  addStartRoutes(router, services, readable);
  addGroupRoutes(router, services, readable);
  addRunRoutes(router, services, readable);
  addTailRoutes(router, services);
  return router;
}
