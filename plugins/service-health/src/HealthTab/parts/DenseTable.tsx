import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { type ReactNode, useState } from 'react';
import { DenseRow } from './DenseRow';
import { useDenseTableStyles } from './denseTableStyles';

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
  captionAside,
  columns,
  rows,
  keyOf,
  anchorOf,
  detail,
  shownFirst,
}: {
  caption: string;
  /** For where a title above says the same; still read out. */
  hideCaption?: boolean;
  captionAside?: ReactNode;
  columns: Column<TRow>[];
  rows: TRow[];
  keyOf: (row: TRow) => string;
  /** Where a link to the row leads. */
  anchorOf?: (row: TRow) => string;
  /** What some rows have more to say, below themselves. */
  detail?: { title: string; render: (row: TRow) => ReactNode | undefined };
  /** So many rows are shown until somebody wants all. */
  shownFirst?: number;
}) {
  const classes = useDenseTableStyles();
  const [showsAll, setShowsAll] = useState(false);
  const isCut =
    !showsAll && shownFirst !== undefined && rows.length > shownFirst;
  const shown = (isCut ? rows.slice(0, shownFirst) : rows).map(row => ({
    row,
    detail: detail?.render(row),
  }));
  const detailTitle = rows.some(row => detail?.render(row))
    ? detail?.title
    : undefined;
  return (
    <div className={classes.root}>
      {!hideCaption && (
        <Typography variant="body2" component="h4" className={classes.caption}>
          {caption}
          {captionAside}
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
                  className={`${classes.title} ${minor ? classes.minor : ''}`}
                >
                  {title}
                </TableCell>
              ))}
              {detailTitle && (
                <TableCell role="columnheader" className={classes.title}>
                  {detailTitle}
                </TableCell>
              )}
            </TableRow>
          </TableHead>
          <TableBody role="rowgroup" className={classes.body}>
            {shown.map(({ row, detail: own }) => (
              <DenseRow
                key={keyOf(row)}
                row={row}
                columns={columns}
                anchor={anchorOf?.(row)}
                detail={own}
                detailTitle={detailTitle}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {isCut && (
        <Button size="small" onClick={() => setShowsAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </div>
  );
}
