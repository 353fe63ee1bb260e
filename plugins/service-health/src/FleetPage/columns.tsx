import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import type { MouseEventHandler, ReactNode } from 'react';
// Lighter than the core components' link, of which each row would have two.
import { Link } from 'react-router-dom';
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
  /** Tells the portal's analytics. */
  onFollow: MouseEventHandler<HTMLAnchorElement>;
}

/** One thing that is said of a row. */
export interface FleetField {
  id: SortId | 'why';
  title: string;
  /** Nothing where the row has none of it. */
  render(row: FleetRow, context: CellContext): ReactNode;
}

/** A column of the fleet: one field, or two of which one stands below. */
export interface FleetColumn {
  fields: FleetField[];
  /** Left out where the columns have to stand close. */
  isSpare?: boolean;
}

const status: FleetField = {
  id: 'status',
  title: 'Status',
  render: ({ verdict }) => <StatusLabel status={verdict.status} />,
};

const name: FleetField = {
  id: 'name',
  title: 'Name',
  render: ({ entityRef, title }, { healthPath, onFollow }) => (
    <Link to={healthPath(entityRef)} onClick={onFollow}>
      {title}
    </Link>
  ),
};

const why: FleetField = {
  id: 'why',
  title: 'Why',
  render: ({ verdict }) => (
    <span title={verdict.sentence}>{reasonOf(verdict)}</span>
  ),
};

const owner: FleetField = {
  id: 'owner',
  title: 'Owner',
  render: (row, { entityPath, onFollow }) =>
    row.owner && (
      <Link to={entityPath(row.owner)} onClick={onFollow}>
        {ownerName(row.owner)}
      </Link>
    ),
};

const stage: FleetField = {
  id: 'stage',
  title: 'Stage',
  render: row => row.stage,
};

const account: FleetField = {
  id: 'account',
  title: 'Account',
  render: ({ accountIds }) => accountIds.join(', '),
};

const region: FleetField = {
  id: 'region',
  title: 'Region',
  render: ({ regions }) => regions.join(', '),
};

const tasks: FleetField = {
  id: 'tasks',
  title: 'Tasks',
  render: row => row.tasks && `${row.tasks.running} of ${row.tasks.desired}`,
};

const alarms: FleetField = {
  id: 'alarms',
  title: 'Alarms',
  render: row => row.alarms && `${row.alarms.inAlarm} of ${row.alarms.total}`,
};

/** One for all rows: to make one takes longer than to draw a row. */
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'short',
  timeStyle: 'medium',
});

const age: FleetField = {
  id: 'age',
  title: 'Read',
  render: ({ at }, { now }) =>
    at && (
      <time dateTime={at} title={MOMENT.format(new Date(at))}>
        {shortAge(at, now)} ago
      </time>
    ),
};

export const COLUMNS: FleetColumn[] = [
  { fields: [status] },
  { fields: [name] },
  { fields: [why] },
  { fields: [owner, stage] },
  { fields: [account, region], isSpare: true },
  { fields: [tasks] },
  { fields: [alarms] },
  { fields: [age], isSpare: true },
];
