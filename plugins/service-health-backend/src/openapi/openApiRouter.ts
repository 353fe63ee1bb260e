import { Router } from 'express';
import { openApiDocument } from './openApiDocument';

/**
 * - `GET /openapi.json` – this API as OpenAPI 3.1, for whoever has signed in:
 *   it tells how to ask, and nothing of what the answers are
 */
export function createOpenApiRouter(): Router {
  const document = openApiDocument();
  const router = Router();
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  return router;
}
