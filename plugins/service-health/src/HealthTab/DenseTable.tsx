import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => {
  const narrow = theme.breakpoints.down('sm');
  const between = theme.breakpoints.only('md');
  const cell = {
    padding: theme.spacing(1, 1.5),
    verticalAlign: 'top',
    lineHeight: 1.4,
    [narrow]: {
      display: 'grid',
      width: 'auto',
      minWidth: 0,
      whiteSpace: 'normal' as const,
      gridTemplateColumns: '6.5em minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 1.5),
      borderBottom: 'none',
      overflowWrap: 'anywhere' as const,
      '&::before': {
        content: 'attr(data-title)',
        color: theme.palette.text.secondary,
      },
    },
  };
  return {
    root: { marginBottom: theme.spacing(2) },
    caption: { fontWeight: 600 },
    // On a narrow screen a row is a list of its cells, each with its title.
    table: { [narrow]: { display: 'block' } },
    body: { [narrow]: { display: 'block' } },
    row: {
      [narrow]: {
        display: 'block',
        height: 'auto',
        padding: theme.spacing(1, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    head: {
      [narrow]: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      },
    },
    title: { padding: theme.spacing(1, 1.5), whiteSpace: 'nowrap' },
    cell: { ...cell, whiteSpace: 'nowrap' },
    // Takes what the others leave.
    prose: { ...cell, width: '60%', minWidth: 180, overflowWrap: 'anywhere' },
    minor: { [between]: { display: 'none' } },
    empty: { [narrow]: { display: 'none' } },
  };
});

/** A column of a {@link DenseTable}. */
export interface Column<TRow> {
  title: string;
  render: (row: TRow) => ReactNode;
  /** Running text, which may wrap, and gets the room. */
  prose?: boolean;
  /** Left out where the columns have to stand close. */
  minor?: boolean;
}

/**
 * A small table with a caption that names it. Where the screen is too narrow
 * for columns, its rows are stacked.
 */
export function DenseTable<TRow>({
  caption,
  hideCaption = false,
  columns,
  rows,
  keyOf,
}: {
  caption: string;
  /** For where a title above says the same; still read out. */
  hideCaption?: boolean;
  columns: Column<TRow>[];
  rows: TRow[];
  keyOf: (row: TRow) => string;
}) {
  const classes = useStyles();
  const namesOf = (...names: (string | false | undefined)[]) =>
    names.filter(Boolean).join(' ');
  return (
    <div className={classes.root}>
      {!hideCaption && (
        <Typography variant="body2" className={classes.caption} component="h3">
          {caption}
        </Typography>
      )}
      <TableContainer>
        {/* The roles are lost in some browsers when the layout changes. */}
        <Table
          size="small"
          role="table"
          aria-label={caption}
          className={classes.table}
        >
          <TableHead role="rowgroup" className={classes.head}>
            <TableRow role="row">
              {columns.map(({ title, minor }) => (
                <TableCell
                  key={title}
                  role="columnheader"
                  className={namesOf(classes.title, minor && classes.minor)}
                >
                  {title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody role="rowgroup" className={classes.body}>
            {rows.map(row => (
              <TableRow key={keyOf(row)} role="row" className={classes.row}>
                {columns.map(({ title, render, prose, minor }) => {
                  const content = render(row);
                  const isEmpty = content === undefined || content === '';
                  return (
                    <TableCell
                      key={title}
                      role="cell"
                      data-title={title}
                      className={namesOf(
                        prose ? classes.prose : classes.cell,
                        minor && classes.minor,
                        isEmpty && classes.empty,
                      )}
                    >
                      <div>{isEmpty ? '–' : content}</div>
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </div>
  );
}
