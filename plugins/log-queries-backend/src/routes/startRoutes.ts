import {
  type EstimateResponse,
  repeatRunSchema,
  type StartRunRequest,
  startRunSchema,
} from '@quarterdeck/plugin-log-queries-common';
import type { Request, Response, Router } from 'express';
import { audited } from '../audited';
import { parse } from '../parse';
import { dayBefore, repeatRun } from '../runs/repeatRun';
import { resolveRun } from '../runs/resolveRun';
import type { Submitted, SubmitOptions } from '../runs/RunDesk';
import type { Services } from '../services';
import type { ReadableRuns } from './ReadableRuns';

/** Everything that begins a run of one query in one place. */
export function addStartRoutes(
  router: Router,
  services: Services,
  readable: ReadableRuns,
): void {
  const { auditor, awsClients, desk, entities, history, identify } = services;
  const { presenter } = services;

  async function answer(res: Response, submitted: Submitted): Promise<void> {
    const { records, isStoredAnswer } = submitted;
    const [record] = records;
    res
      .status(isStoredAnswer ? 200 : 201)
      .json(await presenter.inList(record, { isStoredAnswer }));
  }

  router.post('/runs', async (req, res) => {
    const caller = await identify.person(req);
    const request: StartRunRequest = parse(startRunSchema, req.body);
    const submitted = await audited(
      auditor,
      {
        eventId: 'run-start',
        severityLevel: 'medium',
        request: req,
        meta: { ...request },
      },
      async () => {
        const wish = await resolveRun(request, caller, services);
        return desk.submit([wish], caller, request);
      },
      auditMeta,
    );
    await answer(res, submitted);
  });

  router.post('/runs/estimate', async (req, res) => {
    const caller = await identify.person(req);
    const request = parse(startRunSchema, req.body);
    const wish = await resolveRun(request, caller, services);
    const estimate: EstimateResponse = await desk.estimate([wish], caller);
    res.json(estimate);
  });

  async function repeat(
    req: Request,
    kind: 'again' | 'comparison',
  ): Promise<Submitted> {
    const caller = await identify.person(req);
    const request = parse(repeatRunSchema, req.body ?? {});
    const record = await readable.get(req, caller.credentials);
    if (kind === 'comparison') {
      const existing = await history.comparisonOf(record.id);
      if (existing) return { records: [existing], isStoredAnswer: true };
    }
    const options: SubmitOptions = {
      confirmedUsd: request.confirmedUsd,
      // Whoever says "again" wants to see what it is now.
      fresh: true,
    };
    return audited(
      auditor,
      {
        eventId: 'run-start',
        severityLevel: 'medium',
        request: req,
        meta: { [kind === 'again' ? 'again' : 'comparesWith']: record.id },
      },
      async () => {
        const run = repeatRun(
          record,
          caller.userEntityRef,
          awsClients,
          kind === 'comparison' ? dayBefore(record) : undefined,
        );
        const entity = run.entityRef
          ? await entities.find(run.entityRef, caller.credentials)
          : undefined;
        return desk.submit(
          [
            {
              entity,
              run: {
                ...run,
                idempotencyKey: request.idempotencyKey,
                ...(kind === 'comparison' && { comparesWith: record.id }),
              },
            },
          ],
          caller,
          options,
        );
      },
      auditMeta,
    );
  }

  router.post('/runs/:id/again', async (req, res) => {
    await answer(res, await repeat(req, 'again'));
  });

  router.post('/runs/:id/comparison', async (req, res) => {
    await answer(res, await repeat(req, 'comparison'));
  });
}

function auditMeta({ records, isStoredAnswer }: Submitted) {
  return {
    runId: records.map(({ id }) => id).join(','),
    ...(isStoredAnswer && { answeredFrom: 'a stored run' }),
  };
}
