import {
  serviceActionPermissions,
  serviceHealthOperatePermission,
  serviceHealthReadPermission,
} from '@quarterdeck/plugin-service-health-common';
import type { z } from 'zod';
import { RANGE_QUERY } from '../metrics/rangeQuery';
import type { ComponentName } from './components';

/** One thing that the API does. */
export interface Operation {
  id: string;
  method: 'get' | 'post';
  /** As Express has it, below `/api/service-health`. */
  path: string;
  summary: string;
  description?: string;
  /** That the caller needs; of an action, the one of its id. */
  permissions: string[];
  query?: z.ZodObject;
  body?: ComponentName;
  /** What it answers when all goes well; a document about itself has none. */
  answer?: ComponentName;
  /** Other answers than 200 and those that every operation may give. */
  others?: Record<number, string>;
}

const ENTITY = '/entities/:kind/:namespace/:name';
const NO_ENTITY = 'The catalog shows the caller no such entity.';
const BAD_RANGE = 'The range makes no sense, or is too long.';

/** All of them: a test compares them with the routers. */
export const OPERATIONS: Operation[] = [
  {
    id: 'getFleet',
    method: 'get',
    path: '/fleet',
    summary: 'All entities with a health that the caller may see, worst first',
    description:
      'As of the newest snapshot. With the `ETag` of an earlier answer in `If-None-Match`, it answers 304 when nothing has changed.',
    permissions: [serviceHealthReadPermission.name],
    answer: 'Fleet',
    others: { 304: 'Nothing has changed.' },
  },
  {
    id: 'getHealth',
    method: 'get',
    path: ENTITY,
    summary: 'How an entity is, why, and all readings that say so',
    permissions: [serviceHealthReadPermission.name],
    answer: 'HealthReport',
    others: { 404: NO_ENTITY },
  },
  {
    id: 'getMetrics',
    method: 'get',
    path: `${ENTITY}/metrics`,
    summary: 'The metrics of all that an entity points at',
    description: 'At most 14 days; the last three hours unless told.',
    permissions: [serviceHealthReadPermission.name],
    query: RANGE_QUERY,
    answer: 'MetricsReport',
    others: { 400: BAD_RANGE, 404: NO_ENTITY },
  },
  {
    id: 'getHistory',
    method: 'get',
    path: `${ENTITY}/history`,
    summary: 'What AWS forgets and the portal keeps of an entity',
    description: 'The last 24 hours unless told.',
    permissions: [serviceHealthReadPermission.name],
    query: RANGE_QUERY,
    answer: 'HealthHistory',
    others: { 400: BAD_RANGE, 404: NO_ENTITY },
  },
  {
    id: 'getActions',
    method: 'get',
    path: `${ENTITY}/actions`,
    summary: 'What the caller may do to the services and alarms of an entity',
    description: 'Those that are switched on and permitted; for people alone.',
    permissions: [],
    answer: 'ServiceActionOffers',
    others: { 404: NO_ENTITY },
  },
  {
    id: 'takeAction',
    method: 'post',
    path: `${ENTITY}/actions/:id`,
    summary: 'Does something to a service or an alarm',
    description:
      'Off unless `serviceHealth.actions` names it; for people alone, and for the owner of the entity. It stands in the audit log before AWS is asked.',
    permissions: Object.values(serviceActionPermissions).map(
      ({ name }) => name,
    ),
    body: 'ServiceActionRequest',
    answer: 'ServiceActionResult',
    others: {
      400: 'The request makes no sense, or the target is none of the entity.',
      404: 'There is no such action, entity or task.',
      409: 'It cannot be done as things are; the message says why.',
      503: 'AWS does not do it; the message says what mends it.',
    },
  },
  {
    id: 'getOperations',
    method: 'get',
    path: '/operations',
    summary: 'What the portal asks of AWS, and what that costs',
    permissions: [serviceHealthOperatePermission.name],
    answer: 'OperationsReport',
  },
  {
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    permissions: [],
  },
];
