import { InputError } from '@backstage/errors';
import {
  liveTailSchema,
  MAX_TAIL_GROUPS,
} from '@quarterdeck/plugin-log-queries-common';
import type { Router } from 'express';
import { requireForLogs } from '../access/requireForLogs';
import { audited } from '../audited';
import { parse } from '../parse';
import { assertConfigured } from '../runs/resolveRun';
import type { Services } from '../services';

/** `/live-tail`: log lines as server-sent events. */
export function addTailRoutes(router: Router, services: Services): void {
  const { auditor, awsClients, identify, tails } = services;

  router.post('/live-tail', async (req, res) => {
    const caller = await identify.person(req);
    const request = parse(liveTailSchema, req.body);
    const left = new AbortController();
    res.once('close', () => left.abort());
    const events = await audited(
      auditor,
      {
        eventId: 'live-tail',
        severityLevel: 'medium',
        request: req,
        meta: { ...request },
      },
      async () => {
        assertConfigured(request, awsClients);
        const logGroupNames = await requireForLogs(
          request,
          'run',
          caller.credentials,
          services,
        );
        assertTailable(logGroupNames, request.taskId);
        return tails.open(
          { ...request, logGroupNames, openedBy: caller.userEntityRef },
          left.signal,
        );
      },
    );
    res.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    for await (const event of events) {
      res.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    res.end();
  });
}

/** @throws InputError where AWS would say no in words of its own */
function assertTailable(
  logGroupNames: readonly string[],
  taskId: string | undefined,
): void {
  if (logGroupNames.length === 0) {
    throw new InputError('Nothing says which log groups to tail');
  }
  if (logGroupNames.length > MAX_TAIL_GROUPS) {
    throw new InputError(
      `AWS tails at most ${MAX_TAIL_GROUPS} log groups at once, not ${logGroupNames.length}`,
    );
  }
  if (taskId && logGroupNames.length > 1) {
    throw new InputError('Choose one log group for the lines of one task');
  }
}
