import { pipeline } from 'node:stream/promises';
import {
  exportRunSchema,
  listRunsSchema,
  readContextSchema,
  readHistogramSchema,
  readRowsSchema,
  type RunList,
  type RunRows,
} from '@quarterdeck/plugin-log-queries-common';
import type { Router } from 'express';
import { audited } from '../audited';
import { exportRows } from '../export/exportRows';
import { parse } from '../parse';
import { histogramOf } from '../runs/histogramOf';
import { readContext } from '../runs/readContext';
import { withNews } from '../runs/withNews';
import type { Services } from '../services';
import { viewerId } from './params';
import type { ReadableRuns } from './ReadableRuns';

/** Rows in one answer; whoever wants more asks again. */
const ROWS_PER_ANSWER = 2_000;

/** Runs that there are: their state, rows, and what can be made of them. */
export function addRunRoutes(
  router: Router,
  services: Services,
  readable: ReadableRuns,
): void {
  const { access, auditor, awsClients, history, identify } = services;
  const { presenter, runner, store, viewers } = services;

  router.get('/runs', async (req, res) => {
    const credentials = await identify.anyone(req);
    const filter = parse(listRunsSchema, req.query);
    const visible = await access.visibleRuns(credentials, () =>
      history.entityRefs(),
    );
    const records = await history.list(filter, visible);
    const list: RunList = {
      runs: await Promise.all(records.map(each => presenter.inList(each))),
    };
    res.json(list);
  });

  router.get('/runs/:id', async (req, res) => {
    res.json(await presenter.byItself(await readable.get(req)));
  });

  router.get('/runs/:id/rows', async (req, res) => {
    const { after, generation, waitSeconds } = parse(readRowsSchema, req.query);
    const left = new AbortController();
    res.once('close', () => left.abort());
    const record = await withNews(
      store,
      await readable.get(req),
      { after, generation },
      AbortSignal.any([left.signal, AbortSignal.timeout(waitSeconds * 1_000)]),
    );
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

  router.get('/runs/:id/histogram', async (req, res) => {
    const { bars } = parse(readHistogramSchema, req.query);
    const record = await readable.get(req);
    res.json(await histogramOf(record, store.rows(record, 0), bars));
  });

  router.get('/runs/:id/context', async (req, res) => {
    const { ptr, lines } = parse(readContextSchema, req.query);
    const record = await readable.get(req);
    res.json(await readContext(awsClients, store, record, ptr, lines));
  });

  router.get('/runs/:id/export', async (req, res) => {
    const { format } = parse(exportRunSchema, req.query);
    const record = await readable.get(req);
    res.type(format);
    res.attachment(`run-${record.id}.${format}`);
    await pipeline(
      exportRows(format, record.columns, store.rows(record, 0)),
      res,
    );
  });

  router.post('/runs/:id/cancel', async (req, res) => {
    const { credentials } = await identify.person(req);
    const { id } = await readable.get(req, credentials);
    const record = await audited(
      auditor,
      {
        eventId: 'run-cancel',
        severityLevel: 'medium',
        request: req,
        meta: { runId: id },
      },
      async () => {
        await readable.require(await store.get(id), credentials, 'run');
        return runner.cancel(id);
      },
    );
    res.json(await presenter.inList(record));
  });

  router.put('/runs/:id/viewers/:viewerId', async (req, res) => {
    const { id } = await readable.get(req);
    await viewers.look(id, viewerId(req));
    res.status(204).end();
  });

  router.delete('/runs/:id/viewers/:viewerId', async (req, res) => {
    const { id } = await readable.get(req);
    await viewers.leave(id, viewerId(req));
    res.status(204).end();
  });
}
