import { pipeline } from 'node:stream/promises';
import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  stringifyError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EntityQueriesResponse,
  exportRunSchema,
  listRunsSchema,
  logQueriesReadPermission,
  logQueriesRunPermission,
  type QueryLibraryResponse,
  readEntityLogs,
  readRowsSchema,
  type Run,
  type RunList,
  type RunRows,
  startRunSchema,
} from '@quarterdeck/plugin-log-queries-common';
import express, { type Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { exportRows } from './export/exportRows';
import { queriesOfEntity } from './library/queriesOfEntity';
import type { QueryLibrary } from './library/QueryLibrary';
import { parse } from './parse';
import { MalformedQueryError } from './runs/MalformedQueryError';
import { type RunRecord, toRun } from './runs/record';
import { resolveRun } from './runs/resolveRun';
import type { Runner } from './runs/Runner';
import type { RunStore } from './runs/RunStore';

/** Rows in one answer; whoever wants more asks again. */
const ROWS_PER_ANSWER = 2_000;

export interface RouterDeps {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  catalog: CatalogService;
  awsClients: AwsClients;
  library: QueryLibrary;
  store: RunStore;
  runner: Runner;
}

export function createRouter(deps: RouterDeps): express.Router {
  const { httpAuth, permissions, auditor, catalog, awsClients } = deps;
  const { library, store, runner } = deps;
  const router = Router();
  router.use(express.json());

  async function authorize(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }

  async function reader(req: Request): Promise<BackstageCredentials> {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorize(credentials, logQueriesReadPermission);
    return credentials;
  }

  async function runnerOfQueries(req: Request) {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await authorize(credentials, logQueriesRunPermission);
    return credentials;
  }

  async function present(record: RunRecord): Promise<Run> {
    return toRun(
      record,
      record.status === 'queued' ? await store.ahead(record) : undefined,
    );
  }

  router.get('/queries', async (req, res) => {
    await reader(req);
    const library_: QueryLibraryResponse = await library.list(
      awsClients.targets(),
    );
    res.json(library_);
  });

  router.get('/entities/:kind/:namespace/:name/queries', async (req, res) => {
    const credentials = await reader(req);
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
    const logs = readEntityLogs(entity);
    const targets =
      logs.accountId && logs.region
        ? [{ accountId: logs.accountId, region: logs.region }]
        : awsClients.targets();
    const { queries, problems } = await library.list(targets);
    const response: EntityQueriesResponse = {
      queries: queriesOfEntity(queries, logs),
      problems,
      logGroupNames: logs.logGroupNames,
      targets,
    };
    res.json(response);
  });

  router.post('/runs', async (req, res) => {
    const credentials = await runnerOfQueries(req);
    const request = parse(startRunSchema, req.body);
    const event = await auditor.createEvent({
      eventId: 'run-start',
      severityLevel: 'medium',
      request: req,
      meta: { ...request },
    });
    try {
      const newRun = await resolveRun(
        request,
        credentials.principal.userEntityRef,
        { awsClients, library, catalog, credentials },
      );
      const record = await runner.submit(newRun);
      if (MalformedQueryError.isOne(record.problem)) {
        // Nothing ran: what is worth keeping is in the answer.
        await store.remove(record.id);
        throw new MalformedQueryError(record.problem);
      }
      await event.success({ meta: { runId: record.id } });
      res.status(201).json(await present(record));
    } catch (error) {
      await event.fail({
        error:
          error instanceof Error ? error : new Error(stringifyError(error)),
      });
      throw error;
    }
  });

  router.get('/runs', async (req, res) => {
    await reader(req);
    const records = await store.list(parse(listRunsSchema, req.query));
    const list: RunList = { runs: await Promise.all(records.map(present)) };
    res.json(list);
  });

  router.get('/runs/:id', async (req, res) => {
    await reader(req);
    res.json(await present(await store.get(runId(req))));
  });

  router.get('/runs/:id/rows', async (req, res) => {
    await reader(req);
    const { after, generation } = parse(readRowsSchema, req.query);
    const record = await store.get(runId(req));
    const from = generation === record.generation ? after : 0;
    const answer: RunRows = {
      generation: record.generation,
      from,
      rows: [],
      columns: record.columns,
      rowCount: record.row_count,
    };
    for await (const rows of store.rows(record, from)) {
      answer.rows.push(...rows);
      if (answer.rows.length >= ROWS_PER_ANSWER) break;
    }
    res.json(answer);
  });

  router.get('/runs/:id/export', async (req, res) => {
    await reader(req);
    const { format } = parse(exportRunSchema, req.query);
    const record = await store.get(runId(req));
    res.type(format);
    res.attachment(`run-${record.id}.${format}`);
    await pipeline(
      exportRows(format, record.columns, store.rows(record, 0)),
      res,
    );
  });

  router.post('/runs/:id/cancel', async (req, res) => {
    await runnerOfQueries(req);
    const id = runId(req);
    const event = await auditor.createEvent({
      eventId: 'run-cancel',
      request: req,
      meta: { runId: id },
    });
    try {
      const record = await runner.cancel(id);
      await event.success();
      res.json(await present(record));
    } catch (error) {
      await event.fail({
        error:
          error instanceof Error ? error : new Error(stringifyError(error)),
      });
      throw error;
    }
  });

  return router;
}

/** @throws NotFoundError, as for any other id that no run has. */
function runId(req: Request): string {
  const { success, data } = z.uuid().safeParse(req.params.id);
  if (!success) throw new NotFoundError(`There is no run ${req.params.id}`);
  return data;
}
