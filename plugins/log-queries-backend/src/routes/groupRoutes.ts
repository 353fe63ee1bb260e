import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  type EstimateResponse,
  exportRunSchema,
  type RunGroup,
  type StartRunGroupRequest,
  startRunGroupSchema,
} from '@quarterdeck/plugin-log-queries-common';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { audited } from '../audited';
import { exportRows } from '../export/exportRows';
import { rowsOfGroup } from '../export/rowsOfGroup';
import { parse } from '../parse';
import type { Caller } from '../runs/Caller';
import type { RunRecord } from '../runs/record';
import { type ResolvedRun, resolveRun } from '../runs/resolveRun';
import type { Services } from '../services';
import type { ReadableRuns } from './ReadableRuns';

/** `/run-groups`: one query over several environments side by side. */
export function addGroupRoutes(
  router: Router,
  services: Services,
  readable: ReadableRuns,
): void {
  const { auditor, desk, history, identify, presenter, store } = services;

  async function present(id: string, records: RunRecord[]): Promise<RunGroup> {
    return {
      id,
      runs: await Promise.all(records.map(each => presenter.inList(each))),
    };
  }

  async function wishesOf(
    { targets, queryName, ...request }: StartRunGroupRequest,
    groupId: string,
    caller: Caller,
  ): Promise<ResolvedRun[]> {
    return Promise.all(
      targets.map(async ({ environment, ...target }, groupIndex) => {
        const { run, entity } = await resolveRun(
          {
            ...request,
            ...target,
            // Each run has a key of its own, the same for the same request.
            ...(request.idempotencyKey && {
              idempotencyKey: `${request.idempotencyKey}/${environment}`,
            }),
          },
          caller,
          services,
        );
        return {
          entity,
          run: { ...run, queryName, groupId, groupIndex, environment },
        };
      }),
    );
  }

  async function read(
    req: Request,
    credentials: BackstageCredentials,
  ): Promise<RunRecord[]> {
    const isId = z.uuid().safeParse(req.params.id).success;
    const records = isId ? await history.group(req.params.id) : [];
    if (records.length === 0) {
      throw new NotFoundError(`There is no group of runs ${req.params.id}`);
    }
    for (const record of records) {
      await readable.require(record, credentials, 'read');
    }
    return records;
  }

  router.post('/run-groups', async (req, res) => {
    const caller = await identify.person(req);
    const request = parse(startRunGroupSchema, req.body);
    const { records } = await audited(
      auditor,
      {
        eventId: 'run-start',
        severityLevel: 'medium',
        request: req,
        meta: { ...request },
      },
      async () =>
        desk.submit(
          await wishesOf(request, randomUUID(), caller),
          caller,
          request,
        ),
      submitted => ({ runIds: submitted.records.map(({ id }) => id) }),
    );
    res.status(201).json(await present(records[0].group_id ?? '', records));
  });

  router.post('/run-groups/estimate', async (req, res) => {
    const caller = await identify.person(req);
    const request = parse(startRunGroupSchema, req.body);
    const estimate: EstimateResponse = await desk.estimate(
      await wishesOf(request, randomUUID(), caller),
      caller,
    );
    res.json(estimate);
  });

  router.get('/run-groups/:id', async (req, res) => {
    const records = await read(req, await identify.anyone(req));
    res.json(await present(req.params.id, records));
  });

  router.get('/run-groups/:id/export', async (req, res) => {
    const { format } = parse(exportRunSchema, req.query);
    const records = await read(req, await identify.anyone(req));
    const { columns, chunks } = rowsOfGroup(records, store);
    res.type(format);
    res.attachment(`runs-${req.params.id}.${format}`);
    await pipeline(exportRows(format, columns, chunks), res);
  });
}
