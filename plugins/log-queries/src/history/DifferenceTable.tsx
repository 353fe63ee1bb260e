import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { formatNumber } from '../run/format';
import type { Difference } from './differences';

const useStyles = makeStyles({
  name: { minWidth: 110, overflowWrap: 'anywhere' },
  // The table rather scrolls than breaks a number.
  number: { whiteSpace: 'nowrap' },
});

/** Numbers of two days, and by how much they differ. */
export function DifferenceTable(props: {
  /** What the numbers are. */
  title: string;
  differences: readonly Difference[];
}) {
  const { title, differences } = props;
  const classes = useStyles();
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label="Differences">
        <TableHead>
          <TableRow>
            <TableCell>{title}</TableCell>
            <TableCell align="right">The day before</TableCell>
            <TableCell align="right">Now</TableCell>
            <TableCell align="right">Change</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {differences.map(each => (
            <TableRow key={each.name}>
              <TableCell className={classes.name}>{each.name}</TableCell>
              {[numberOf(each.before), numberOf(each.now), changeOf(each)].map(
                (text, index) => (
                  <TableCell
                    key={index}
                    align="right"
                    className={classes.number}
                  >
                    {text}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function numberOf(value: number | undefined): string {
  return value === undefined ? '–' : formatNumber(value);
}

/** `+120 (+40%)`, or that there was or is nothing to compare it with. */
function changeOf({ before, now }: Difference): string {
  if (before === undefined) return 'new';
  if (now === undefined) return 'gone';
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
