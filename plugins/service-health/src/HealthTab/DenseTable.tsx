import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  caption: { fontWeight: 600 },
  head: { whiteSpace: 'nowrap' },
  cell: { verticalAlign: 'top', whiteSpace: 'nowrap' },
  prose: {
    verticalAlign: 'top',
    minWidth: 260,
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
}));

/** A column of a {@link DenseTable}. */
export interface Column<TRow> {
  title: string;
  render: (row: TRow) => ReactNode;
  /** Running text, which may wrap. */
  prose?: boolean;
}

/** A small table with a caption that names it. */
export function DenseTable<TRow>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  columns: Column<TRow>[];
  rows: TRow[];
  keyOf: (row: TRow) => string;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.caption} component="h3">
        {caption}
      </Typography>
      <TableContainer>
        <Table size="small" aria-label={caption}>
          <TableHead>
            <TableRow>
              {columns.map(({ title }) => (
                <TableCell key={title} className={classes.head}>
                  {title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(row => (
              <TableRow key={keyOf(row)}>
                {columns.map(({ title, render, prose }) => (
                  <TableCell
                    key={title}
                    className={prose ? classes.prose : classes.cell}
                  >
                    {render(row) ?? '–'}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </div>
  );
}
