import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ReactNode } from 'react';

/** A column of a {@link PlainTable}. */
export interface Column<TRow> {
  title: string;
  render: (row: TRow) => ReactNode;
  isNumber?: boolean;
  /** For what reads badly in two lines, such as a time. */
  isOneLine?: boolean;
  /** For ARNs and the like, which have to break somewhere. */
  isLong?: boolean;
}

const useStyles = makeStyles(theme => {
  const narrow = theme.breakpoints.down('sm');
  return {
    scroll: { overflowX: 'auto' },
    head: { [narrow]: { display: 'none' } },
    cell: {
      lineHeight: 1.4,
      verticalAlign: 'top',
      wordBreak: 'normal',
      overflowWrap: 'break-word',
      [narrow]: {
        display: 'flex',
        gap: theme.spacing(1.5),
        // Beside a title every word may have to.
        overflowWrap: 'anywhere',
        padding: theme.spacing(0.5, 1.5),
        '&::before': {
          content: 'attr(data-title)',
          flex: '0 0 6rem',
          color: theme.palette.text.secondary,
        },
      },
    },
    long: {
      overflowWrap: 'anywhere',
      // However long what stands beside it is.
      minWidth: '13rem',
      [narrow]: { minWidth: 0 },
    },
    oneLine: { whiteSpace: 'nowrap', [narrow]: { whiteSpace: 'normal' } },
    number: {
      whiteSpace: 'nowrap',
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      [narrow]: { textAlign: 'left' },
    },
    row: { [narrow]: { display: 'block', padding: theme.spacing(1, 0) } },
    block: { [narrow]: { display: 'block' } },
  };
});

/**
 * Rows and columns; where there is no room for columns, a row is a card with
 * the titles in front. The roles stay those of a table in both.
 */
export function PlainTable<TRow>(props: {
  label: string;
  columns: Column<TRow>[];
  rows: readonly TRow[];
  keyOf: (row: TRow) => string | number;
}) {
  const { columns, keyOf, label, rows } = props;
  const classes = useStyles();
  const classOf = ({ isLong, isNumber, isOneLine }: Column<TRow>) =>
    [
      classes.cell,
      isLong && classes.long,
      isNumber && classes.number,
      isOneLine && classes.oneLine,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <div className={classes.scroll}>
      <Table
        className={classes.block}
        size="small"
        role="table"
        aria-label={label}
      >
        <TableHead className={classes.head} role="rowgroup">
          <TableRow role="row">
            {columns.map(column => (
              <TableCell
                key={column.title}
                role="columnheader"
                className={classOf(column)}
              >
                {column.title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={classes.block} role="rowgroup">
          {rows.map(row => (
            <TableRow key={keyOf(row)} className={classes.row} role="row">
              {columns.map(column => (
                <TableCell
                  key={column.title}
                  role="cell"
                  data-title={column.title}
                  className={classOf(column)}
                >
                  <div>{column.render(row)}</div>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
