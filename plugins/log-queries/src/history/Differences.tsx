import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { formatNumber } from '../run/format';
import type { ShownResult } from '../run/mergeRuns';
import { type Difference, differencesOf } from './differences';

/** The numbers of two results beside each other. */
export function Differences(props: { now: ShownResult; before: ShownResult }) {
  const { now, before } = props;
  const [today] = now.runs;
  const [earlier] = before.runs;
  if (!today || !earlier) return null;
  const changed = differencesOf(
    now.rows.map(row => row.values),
    before.rows.map(row => row.values),
    now.columns.length > 0 ? now.columns : before.columns,
  );
  const rows: Difference[] = [
    {
      name: 'Records matched',
      before: earlier.statistics.recordsMatched,
      now: today.statistics.recordsMatched,
    },
    {
      name: 'Records scanned',
      before: earlier.statistics.recordsScanned,
      now: today.statistics.recordsScanned,
    },
    ...(changed?.differences ?? []),
  ];
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label="Differences">
        <TableHead>
          <TableRow>
            <TableCell>{changed ? changed.number : 'Count'}</TableCell>
            <TableCell align="right">The day before</TableCell>
            <TableCell align="right">Now</TableCell>
            <TableCell align="right">Change</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={row.name}>
              <TableCell>{row.name}</TableCell>
              <TableCell align="right">{formatNumber(row.before)}</TableCell>
              <TableCell align="right">{formatNumber(row.now)}</TableCell>
              <TableCell align="right">{changeOf(row)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** `+120 (+40%)` */
function changeOf({ before, now }: Difference): string {
  const difference = now - before;
  const sign = difference > 0 ? '+' : '';
  const absolute = `${sign}${formatNumber(difference)}`;
  if (before > 0 && now >= 10 * before) {
    return `${absolute} (×${formatNumber(Math.round(now / before))})`;
  }
  return before === 0
    ? absolute
    : `${absolute} (${sign}${Math.round((difference / before) * 100)}%)`;
}
