import {
  type EntityQueriesResponse,
  readEntityLogs,
  suggestSchema,
  type SuggestionsResponse,
} from '@quarterdeck/plugin-log-queries-common';
import type { Request, Router } from 'express';
import { suggestQueries } from '../entity/suggestQueries';
import { queriesOfEntity } from '../library/queriesOfEntity';
import { parse } from '../parse';
import type { Services } from '../services';
import { entityRefOf } from './params';

/** `/entities/…`: the queries of an entity, and those that fit a moment. */
export function addEntityRoutes(router: Router, services: Services): void {
  const { access, awsClients, entities, identify, library } = services;

  async function readQueries(req: Request) {
    const credentials = await identify.anyone(req);
    const entityRef = entityRefOf(req);
    const entity = await entities.get(entityRef, credentials);
    await access.require(credentials, 'read', entityRef);
    const logs = readEntityLogs(entity);
    const targets =
      logs.accountId && logs.region
        ? [{ accountId: logs.accountId, region: logs.region }]
        : awsClients.targets();
    const { queries, problems } = await library.list(targets);
    return {
      logs,
      targets,
      problems,
      queries: queriesOfEntity(queries, logs),
    };
  }

  router.get('/entities/:kind/:namespace/:name/queries', async (req, res) => {
    const { logs, targets, problems, queries } = await readQueries(req);
    const response: EntityQueriesResponse = {
      queries,
      problems,
      logGroupNames: logs.logGroupNames,
      targets,
    };
    res.json(response);
  });

  router.get(
    '/entities/:kind/:namespace/:name/suggestions',
    async (req, res) => {
      const occasion = parse(suggestSchema, req.query);
      const { logs, problems, queries } = await readQueries(req);
      const response: SuggestionsResponse = {
        ...suggestQueries(queries, logs, occasion, new Date()),
        problems,
      };
      res.json(response);
    },
  );
}
