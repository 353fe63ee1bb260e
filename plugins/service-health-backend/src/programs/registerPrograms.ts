import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  type FleetRow,
  STATUSES,
} from '@quarterdeck/plugin-service-health-common';
import { ACTION_REQUESTS, isActionId } from '../actions/actionRequests';
import type { ServiceActions } from '../actions/ServiceActions';
import type { EntityDetails } from '../details/EntityDetails';
import type { EntityAccess } from '../health/EntityAccess';
import type { HealthService } from '../health/HealthService';
import type { HistoryReader } from '../history/HistoryReader';

const MOST_HISTORY_HOURS = 24 * 30;

/** @see registerPrograms */
export interface ProgramDependencies {
  access: EntityAccess;
  actions: ServiceActions;
  auth: AuthService;
  details: EntityDetails;
  /** The rows that somebody may see; checks the permission itself. */
  fleetOf(credentials: BackstageCredentials): Promise<FleetRow[]>;
  health: HealthService;
  history: HistoryReader;
}

/**
 * The same for programs as for people: what the pages show and do, as actions
 * that the MCP server and templates offer. The same permissions hold.
 */
export function registerPrograms(
  registry: ActionsRegistryService,
  deps: ProgramDependencies,
): void {
  const readOnly = { readOnly: true, destructive: false, idempotent: true };

  registry.register({
    name: 'get-service-health',
    title: 'Get the health of a service or an environment',
    description:
      'Says whether a catalog entity is healthy, degraded, critical or unknown and why in one sentence, with all readings of its ECS services, databases, load balancers and alarms in AWS.',
    attributes: readOnly,
    schema: {
      input: z => z.object({ entityRef: z.string() }),
      output: z => z.object({ report: z.unknown() }),
    },
    async action({ input: { entityRef }, credentials }) {
      const entity = await deps.access.entity(entityRef, credentials);
      const report = deps.health.reports([entity]).then(([first]) => first);
      return { output: { report: await deps.details.addTo(report, entity) } };
    },
  });

  registry.register({
    name: 'list-service-fleet',
    title: 'List the fleet by health',
    description:
      'Lists all services and environments in AWS that you may see, worst first, each with its status, the reason in one sentence, its owner, accounts and regions.',
    attributes: readOnly,
    schema: {
      input: z => z.object({ status: z.enum(STATUSES).optional() }),
      output: z => z.object({ rows: z.array(z.unknown()) }),
    },
    async action({ input: { status }, credentials }) {
      const rows = await deps.fleetOf(credentials);
      return {
        output: {
          rows: rows.filter(
            ({ verdict }) => status === undefined || verdict.status === status,
          ),
        },
      };
    },
  });

  registry.register({
    name: 'get-service-health-history',
    title: 'Get what happened to a service',
    description:
      'Stopped tasks with their reason and last log lines, service and database events, alarm transitions and deployments of a catalog entity over the last hours, which AWS itself forgets.',
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string(),
          hours: z.number().positive().max(MOST_HISTORY_HOURS).optional(),
        }),
      output: z => z.object({ history: z.unknown() }),
    },
    async action({ input: { entityRef, hours = 24 }, credentials }) {
      const entity = await deps.access.entity(entityRef, credentials);
      const end = new Date();
      const start = new Date(end.getTime() - hours * 3_600_000);
      return {
        output: { history: await deps.history.read(entity, { start, end }) },
      };
    },
  });

  registry.register({
    name: 'take-service-action',
    title: 'Act on a service or an alarm',
    description: `Changes a running service in AWS: ${Object.keys(
      ACTION_REQUESTS,
    ).join(', ')}. Only its owner may, and the reason stands in the audit log.`,
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string(),
          action: z.string(),
          target: z.string(),
          reason: z.string(),
          taskId: z.string().optional(),
          desiredCount: z.number().optional(),
        }),
      output: z => z.object({ message: z.string() }),
    },
    async action({ input, credentials }) {
      const { entityRef, action, ...body } = input;
      if (!isActionId(action)) {
        throw new InputError(`There is no action ${action}`);
      }
      if (!deps.auth.isPrincipal(credentials, 'user')) {
        throw new NotAllowedError('Only people act on services');
      }
      return {
        output: await deps.actions.take({
          id: action,
          entityRef,
          body,
          credentials,
        }),
      };
    },
  });
}
