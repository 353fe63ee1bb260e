import {
  createQuerySchema,
  deleteQuerySchema,
  type LogQueriesOperation,
  readEntityLogs,
  type SavedQuery,
  updateQuerySchema,
} from '@quarterdeck/plugin-log-queries-common';
import type { Router } from 'express';
import { audited } from '../audited';
import { visibleQueries } from '../library/visibleQueries';
import { parse } from '../parse';
import type { Caller } from '../runs/Caller';
import { assertConfigured } from '../runs/resolveRun';
import type { Services } from '../services';
import { targetOf } from './params';

/** `/queries`: the library, and changes to it. */
export function addLibraryRoutes(router: Router, services: Services): void {
  const { access, auditor, awsClients, editor, entities, identify } = services;

  /**
   * The entity's own permission is enough for what is in its own folder, in
   * its own account and region; everything else needs the general one.
   */
  async function requireFor(
    operation: LogQueriesOperation,
    caller: Caller,
    query: Pick<SavedQuery, 'name' | 'accountId' | 'region'>,
    entityRef: string | undefined,
  ): Promise<void> {
    const { credentials } = caller;
    const logs =
      entityRef && readEntityLogs(await entities.get(entityRef, credentials));
    const isItsOwn =
      logs &&
      query.name.startsWith(`${logs.environment}/`) &&
      logs.accountId === query.accountId &&
      logs.region === query.region;
    await access.require(
      credentials,
      operation,
      isItsOwn ? entityRef : undefined,
    );
  }

  router.get('/queries', async (req, res) => {
    res.json(await visibleQueries(await identify.anyone(req), services));
  });

  router.post('/queries', async (req, res) => {
    const caller = await identify.person(req);
    const { accountId, region, entityRef, ...content } = parse(
      createQuerySchema,
      req.body,
    );
    const target = { accountId, region };
    const saved = await audited(
      auditor,
      {
        eventId: 'query-create',
        severityLevel: 'medium',
        request: req,
        meta: { ...target, ...content },
      },
      async () => {
        assertConfigured(target, awsClients);
        await requireFor('save', caller, { ...content, ...target }, entityRef);
        return editor.create(target, content, caller.userEntityRef);
      },
      ({ id }) => ({ queryId: id }),
    );
    res.status(201).json(saved);
  });

  router.put('/queries/:accountId/:region/:id', async (req, res) => {
    const caller = await identify.person(req);
    const { version, entityRef, ...content } = parse(
      updateQuerySchema,
      req.body,
    );
    const target = targetOf(req);
    const { id } = req.params;
    const saved = await audited(
      auditor,
      {
        eventId: 'query-update',
        severityLevel: 'medium',
        request: req,
        meta: { ...target, queryId: id, ...content },
      },
      async () => {
        assertConfigured(target, awsClients);
        await requireFor('save', caller, { ...content, ...target }, entityRef);
        return editor.update(
          target,
          id,
          version,
          content,
          caller.userEntityRef,
          // A query must not be moved out of another's folder, either.
          current => requireFor('save', caller, current, entityRef),
        );
      },
    );
    res.json(saved);
  });

  router.delete('/queries/:accountId/:region/:id', async (req, res) => {
    const caller = await identify.person(req);
    const { version, entityRef } = parse(deleteQuerySchema, req.query);
    const target = targetOf(req);
    const { id } = req.params;
    await audited(
      auditor,
      {
        eventId: 'query-delete',
        severityLevel: 'medium',
        request: req,
        meta: { ...target, queryId: id },
      },
      async () => {
        assertConfigured(target, awsClients);
        await editor.remove(target, id, version, current =>
          requireFor('delete', caller, current, entityRef),
        );
      },
    );
    res.status(204).end();
  });
}
