import { Link } from '@backstage/core-components';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import type { ReactNode } from 'react';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';
import { shortAge } from '../time/age';
import { ownerName } from './facets';
import type { SortId } from './sorting';

/** What a cell is drawn with, besides its row. */
export interface CellContext {
  /** Milliseconds since 1970. */
  now: number;
  healthPath(entityRef: string): string;
  entityPath(entityRef: string): string;
}

/** A column of the fleet. */
export interface FleetColumn {
  id: SortId | 'why';
  title: string;
  /** Left out where the columns have to stand close. */
  isSpare?: boolean;
  /** Nothing where the row has none of it. */
  render(row: FleetRow, context: CellContext): ReactNode;
}

export const COLUMNS: FleetColumn[] = [
  {
    id: 'status',
    title: 'Status',
    render: ({ verdict }) => <StatusLabel status={verdict.status} />,
  },
  {
    id: 'name',
    title: 'Name',
    render: ({ entityRef, title }, { healthPath }) => (
      <Link to={healthPath(entityRef)}>{title}</Link>
    ),
  },
  {
    id: 'why',
    title: 'Why',
    render: ({ verdict }) => (
      <span title={verdict.sentence}>{reasonOf(verdict)}</span>
    ),
  },
  {
    id: 'owner',
    title: 'Owner',
    render: ({ owner }, { entityPath }) =>
      owner && <Link to={entityPath(owner)}>{ownerName(owner)}</Link>,
  },
  { id: 'stage', title: 'Stage', render: ({ stage }) => stage },
  {
    id: 'account',
    title: 'Account',
    isSpare: true,
    render: ({ accountIds }) => accountIds.join(', '),
  },
  {
    id: 'region',
    title: 'Region',
    isSpare: true,
    render: ({ regions }) => regions.join(', '),
  },
  {
    id: 'tasks',
    title: 'Tasks',
    render: ({ tasks }) => tasks && `${tasks.running} of ${tasks.desired}`,
  },
  {
    id: 'alarms',
    title: 'Alarms',
    render: ({ alarms }) => alarms && `${alarms.inAlarm} of ${alarms.total}`,
  },
  {
    id: 'age',
    title: 'Read',
    isSpare: true,
    render: ({ at }, { now }) =>
      at && (
        <time dateTime={at} title={new Date(at).toLocaleString('en-GB')}>
          {shortAge(at, now)} ago
        </time>
      ),
  },
];
