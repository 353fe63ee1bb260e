import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { AwsCallStatistics } from '@quarterdeck/plugin-service-health-common';
import { useState } from 'react';
import {
  CALL_COLUMNS,
  type CallColumn,
  type CallOrder,
  sortCalls,
} from './callColumns';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(0.75, 1.5),
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  // Long titles take two lines, so that all columns are in view.
  head: {
    whiteSpace: 'normal',
    wordBreak: 'normal',
    overflowWrap: 'normal',
  },
  bad: { color: theme.palette.error.main, fontWeight: 600 },
}));

/** What was asked of AWS, by account and operation, in any order. */
export const CallTable = ({ calls }: { calls: AwsCallStatistics[] }) => {
  const classes = useStyles();
  const [order, setOrder] = useState<CallOrder>({
    by: 'calls',
    isReversed: false,
  });
  const orderBy = (by: CallOrder['by']) =>
    setOrder(before => ({
      by,
      isReversed: before.by === by && !before.isReversed,
    }));
  return (
    <TableContainer tabIndex={0} role="region" aria-label="Calls">
      <Table size="small" aria-label="Calls to AWS">
        <TableHead>
          <TableRow>
            {CALL_COLUMNS.map(({ id, title, isNumber }) => {
              const direction = directionOf(order, Boolean(isNumber));
              return (
                <TableCell
                  key={id}
                  align={isNumber ? 'right' : 'left'}
                  className={`${classes.cell} ${classes.head}`}
                  sortDirection={order.by === id && direction}
                >
                  <TableSortLabel
                    active={order.by === id}
                    direction={direction}
                    onClick={() => orderBy(id)}
                  >
                    {title}
                  </TableSortLabel>
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {sortCalls(calls, order).map(call => (
            <TableRow
              key={[
                call.accountId,
                call.region,
                call.service,
                call.operation,
              ].join(' ')}
            >
              {CALL_COLUMNS.map(column => (
                <TableCell
                  key={column.id}
                  align={column.isNumber ? 'right' : 'left'}
                  className={`${classes.cell} ${
                    isBad(column, call) ? classes.bad : ''
                  }`}
                >
                  {textOf(call[column.id])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

function directionOf({ isReversed }: CallOrder, isNumber: boolean) {
  return isNumber === isReversed ? 'asc' : 'desc';
}

function isBad({ id }: CallColumn, call: AwsCallStatistics): boolean {
  return (id === 'throttles' || id === 'failures') && call[id] > 0;
}

function textOf(value: string | number): string {
  return typeof value === 'number'
    ? Math.round(value).toLocaleString('en')
    : value;
}
