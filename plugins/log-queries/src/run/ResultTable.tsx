import { makeStyles } from '@material-ui/core/styles';
import IconButton from '@material-ui/core/IconButton';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { formatValue, parseAwsTime } from './format';
import { RowDetails } from './RowDetails';

const ROW_HEIGHT_PX = 33;
const ROWS_OUT_OF_SIGHT = 12;

const useStyles = makeStyles(theme => ({
  scroller: {
    maxHeight: '65vh',
    overflow: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  table: { minWidth: '100%', width: 'max-content' },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontWeight: 'bold',
  },
  // For those who listen; in sight, the arrows say it.
  spoken: { opacity: 0, width: 1, overflow: 'hidden', whiteSpace: 'nowrap' },
  cells: { display: 'grid', alignItems: 'center', minHeight: ROW_HEIGHT_PX },
  body: { position: 'relative' },
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  record: {
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  cell: {
    padding: theme.spacing(0.5, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.body2.fontSize,
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
  },
}));

/** Rows of a result; only those in sight are drawn. A row opens on a click. */
export function ResultTable(props: { rows: RunRow[]; columns: string[] }) {
  const { rows, columns } = props;
  const classes = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: ROWS_OUT_OF_SIGHT,
  });
  const gridTemplateColumns = [
    '40px',
    ...columns.map(column => columnWidth(column, rows[0]?.[column])),
  ].join(' ');

  const toggle = (index: number) =>
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="region"
      aria-label="Rows"
    >
      <div
        role="table"
        aria-label="Result"
        aria-rowcount={rows.length + 1}
        className={classes.table}
      >
        <div role="rowgroup" className={classes.head}>
          <div
            role="row"
            aria-rowindex={1}
            className={classes.cells}
            style={{ gridTemplateColumns }}
          >
            <div role="columnheader" className={classes.spoken}>
              Open
            </div>
            {columns.map(column => (
              <div role="columnheader" className={classes.cell} key={column}>
                {column}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const isOpen = open.has(index);
            const row = rows[index];
            return (
              <div
                key={key}
                data-index={index}
                ref={virtualizer.measureElement}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {/* The button inside is for the keyboard. */}
                <div
                  role="presentation"
                  className={`${classes.cells} ${classes.record}`}
                  style={{ gridTemplateColumns }}
                  onClick={() => toggle(index)}
                >
                  <div role="cell">
                    <IconButton
                      size="small"
                      aria-expanded={isOpen}
                      aria-label={`Fields of row ${index + 1}`}
                    >
                      {isOpen ? <ExpandMoreIcon /> : <ChevronRightIcon />}
                    </IconButton>
                  </div>
                  {columns.map(column => (
                    <div role="cell" className={classes.cell} key={column}>
                      {formatValue(row[column] ?? '')}
                    </div>
                  ))}
                </div>
                {isOpen && <RowDetails row={row} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Text gets the room that times and numbers leave. */
function columnWidth(column: string, example = ''): string {
  if (column === '@message') return 'minmax(480px, 8fr)';
  if (parseAwsTime(example)) return 'minmax(210px, 1fr)';
  return example !== '' && Number.isFinite(Number(example))
    ? 'minmax(120px, 1fr)'
    : 'minmax(200px, 4fr)';
}
