import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { type ReactNode, useId, useState } from 'react';
import { useReveal } from '../evidence/useReveal';
import type { Column } from './DenseTable';
import { useDenseTableStyles } from './denseTableStyles';

/** A row, and below it its details, once somebody wants them. */
export function DenseRow<TRow>({
  row,
  columns,
  anchor,
  detail,
  detailTitle,
}: {
  row: TRow;
  columns: Column<TRow>[];
  anchor?: string;
  detail?: ReactNode;
  /** The title of the column that opens the details, if any row has some. */
  detailTitle?: string;
}) {
  const classes = useDenseTableStyles();
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const { ref, isRevealed } = useReveal<HTMLTableRowElement>(anchor);
  const cells = columns.map(column => ({
    ...column,
    content: column.render(row),
  }));
  return (
    <>
      <TableRow
        role="row"
        id={anchor}
        ref={ref}
        tabIndex={anchor ? -1 : undefined}
        className={namesOf(classes.row, isRevealed && classes.revealed)}
      >
        {cells.map(({ title, prose, minor, content }) => {
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
        {detailTitle && (
          <TableCell
            role="cell"
            data-title={detailTitle}
            className={namesOf(classes.cell, !detail && classes.empty)}
          >
            <div>
              {detail ? (
                <Button
                  size="small"
                  variant="outlined"
                  aria-expanded={isOpen}
                  aria-controls={detailId}
                  onClick={() => setOpen(before => !before)}
                >
                  {isOpen ? 'Hide' : 'Show'}
                </Button>
              ) : (
                '–'
              )}
            </div>
          </TableCell>
        )}
      </TableRow>
      {detail && isOpen && (
        <TableRow role="row" id={detailId} className={classes.row}>
          <TableCell
            role="cell"
            colSpan={columns.length + 1}
            className={classes.detail}
          >
            {detail}
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function namesOf(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
