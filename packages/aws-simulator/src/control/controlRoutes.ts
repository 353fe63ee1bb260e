import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { NoSuchResourceException } from '@aws-sdk/client-service-quotas';
import { z } from 'zod';
import { EXIT_CODES, INCIDENT_KINDS } from '../incidents/Incident';
import {
  endIncidents,
  startIncident,
  UnfitIncident,
  UnknownEnvironment,
} from '../incidents/incidents';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { HOME_REGION, type World } from '../world/World';
import { faultSchema } from './faults/Fault';
import type { Faults } from './faults/Faults';
import { emails, followLinks, notifications } from './mailRoutes';
import { grantQuota } from './quotaRoutes';
import type { RequestLog } from './RequestLog';
import { secretValues } from './secretValues';
import { changeSpeed } from './speed';

const LONGEST_SINCE_MINUTES = 14 * 24 * 60;

const incidentTargetSchema = z.strictObject({
  kind: z.enum(INCIDENT_KINDS),
  environment: z.string(),
  account: z.string().default(DEFAULT_ACCOUNT_ID),
  region: z.string().default(HOME_REGION),
});
const incidentSchema = incidentTargetSchema.extend({
  sinceMinutes: z.number().min(0).max(LONGEST_SINCE_MINUTES).optional(),
  exitCode: z.literal(EXIT_CODES).optional(),
});
const incidentEndSchema = incidentTargetSchema.partial({
  kind: true,
  environment: true,
});

const faultEndSchema = z.strictObject({ id: z.string().optional() });

export interface ControlContext {
  world: World;
  faults: Faults;
  requests: RequestLog;
}

type Route = (context: ControlContext, body: unknown) => unknown;

/** What tests and the demo may tell the simulator, beside AWS's own calls. */
const ROUTES: Record<string, Route | undefined> = {
  'GET /_simulator/requests': ({ requests }) => requests,
  'DELETE /_simulator/requests': ({ requests }) => requests.clear(),
  'GET /_simulator/calls': ({ requests }) => requests.newestCalls(),
  'GET /_simulator/faults': ({ faults }) => faults.list(),
  'POST /_simulator/faults': ({ faults }, body) =>
    faults.add(faultSchema.parse(body)),
  'DELETE /_simulator/faults': ({ faults }, body) =>
    faults.end(faultEndSchema.parse(body ?? {}).id),
  'GET /_simulator/incidents': ({ world }) =>
    world.allRegions().flatMap(region =>
      region.incidents.map(incident => ({
        account: region.accountId,
        region: region.name,
        ...incident,
      })),
    ),
  'POST /_simulator/incidents': ({ world }, body) => {
    const { account, region, ...wanted } = incidentSchema.parse(body);
    return startIncident(world, world.region(account, region), wanted);
  },
  'DELETE /_simulator/incidents': ({ world }, body) => {
    const { kind, environment, account, region } = incidentEndSchema.parse(
      body ?? {},
    );
    return endIncidents(world, world.region(account, region), {
      kind,
      environment,
    });
  },
  'GET /_simulator/notifications': ({ world }) => notifications(world),
  'GET /_simulator/emails': ({ world }) => emails(world),
  'GET /_simulator/secrets': ({ world }) => secretValues(world),
  'POST /_simulator/quotas': ({ world }, body) => grantQuota(world, body),
  'POST /_simulator/speed': ({ world }, body) => changeSpeed(world, body),
  'POST /_simulator/confirmations': ({ world }, body) =>
    followLinks(world, body),
};

export async function serveControl(
  context: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const answer = (status: number, value: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(value ?? {})}\n`);
  };
  const route = ROUTES[`${request.method} ${url.pathname}`];
  if (!route) {
    request.resume();
    answer(404, {
      error: `No such path. There are: ${Object.keys(ROUTES).join(', ')}`,
    });
    return;
  }
  try {
    const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
    answer(
      200,
      await route(context, hasBody ? await json(request) : undefined),
    );
  } catch (error) {
    if (error instanceof z.ZodError) {
      answer(400, { error: z.prettifyError(error) });
    } else if (error instanceof SyntaxError) {
      answer(400, { error: `The body is not JSON: ${error.message}` });
    } else if (
      error instanceof UnknownEnvironment ||
      error instanceof NoSuchResourceException
    ) {
      answer(404, { error: error.message });
    } else if (error instanceof UnfitIncident) {
      answer(409, { error: error.message });
    } else {
      throw error;
    }
  }
}
