import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { formatCount } from '../run/format';
import { useTimeZone } from '../time/useTimeZone';
import { HeadCell } from './HeadCell';
import { ResultRow } from './ResultRow';
import { ROW_HEIGHT_PX, useRowStyles } from './rowStyles';
import type { ShownRow } from './ShownRow';
import { useActiveRow } from './useActiveRow';
import { useColumnWidths } from './useColumnWidths';

const ROWS_OUT_OF_SIGHT = 8;
/** The head, and a scroll bar where the columns are too wide. */
const HEAD_AND_BAR_PX = 48;

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
  },
  scroller: {
    maxHeight: '65vh',
    overflow: 'auto',
    // Frames are cheaper when nothing outside can change with them.
    contain: 'strict',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  table: { minWidth: '100%', width: 'max-content' },
  wrapped: { width: '100%' },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    minHeight: ROW_HEIGHT_PX,
    // As wide as the color of a row's level.
    borderLeft: '3px solid transparent',
    backgroundColor: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  body: { position: 'relative' },
  // For those who listen; in sight, the arrows say it.
  spoken: { opacity: 0, width: 1, overflow: 'hidden', whiteSpace: 'nowrap' },
}));

/**
 * Rows of a result; only those in sight are drawn. Arrow keys go from row to
 * row, Enter opens one.
 */
export function ResultTable(props: {
  rows: readonly ShownRow[];
  columns: readonly string[];
  /** Somebody wants to see only the rows of a value, or those without it. */
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { rows, columns, onFilter } = props;
  const classes = useStyles();
  const rowClasses = useRowStyles();
  const [zone] = useTimeZone();
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [isWrapped, setWrapped] = useState(false);
  const widths = useColumnWidths(columns, rows[0]?.values);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: ROWS_OUT_OF_SIGHT,
    // The browser scrolls on; rows may come a frame later.
    useFlushSync: false,
  });
  // The same function at every frame, or all rows would be drawn again.
  const reveal = useCallback(
    (index: number) => virtualizer.scrollToIndex(index),
    [virtualizer],
  );
  const active = useActiveRow(rows.length, reveal);

  const toggle = useCallback(
    (index: number) => {
      setOpen(before => {
        const next = new Set(before);
        if (!next.delete(index)) next.add(index);
        return next;
      });
      // An open row is measured when it is drawn.
      virtualizer.resizeItem(index, ROW_HEIGHT_PX);
    },
    [virtualizer],
  );

  return (
    <div>
      <div className={classes.toolbar}>
        <Typography variant="body2" color="textSecondary">
          {formatCount(rows.length)} {rows.length === 1 ? 'row' : 'rows'}
        </Typography>
        <FormControlLabel
          control={
            <Switch
              size="small"
              color="primary"
              checked={isWrapped}
              onChange={() => {
                setWrapped(!isWrapped);
                virtualizer.measure();
              }}
            />
          }
          label={<Typography variant="body2">Wrap lines</Typography>}
        />
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        // `contain` wants to be told the height that it would have had.
        style={{
          height: `min(65vh, ${
            virtualizer.getTotalSize() + HEAD_AND_BAR_PX
          }px)`,
        }}
        role="region"
        aria-label="Rows"
      >
        <div
          role="table"
          aria-label="Result"
          aria-rowcount={rows.length + 1}
          className={`${classes.table} ${isWrapped ? classes.wrapped : ''}`}
        >
          <div role="rowgroup">
            <div
              role="row"
              aria-rowindex={1}
              className={classes.head}
              style={{ gridTemplateColumns: widths.template(isWrapped) }}
            >
              <div role="columnheader">
                <div className={classes.spoken}>Open</div>
              </div>
              {columns.map(column => (
                <HeadCell
                  key={column}
                  column={column}
                  onResize={(from, by) => widths.resize(column, from + by)}
                />
              ))}
            </div>
          </div>
          <div
            role="rowgroup"
            className={classes.body}
            style={{ height: virtualizer.getTotalSize() }}
            data-rows
          >
            {virtualizer.getVirtualItems().map(({ index, key, start }) => (
              <ResultRow
                key={key}
                index={index}
                start={start}
                row={rows[index]}
                columns={columns}
                classes={rowClasses}
                template={widths.template(isWrapped)}
                zone={zone}
                isOpen={open.has(index)}
                isActive={active.index === index}
                isWrapped={isWrapped}
                measure={virtualizer.measureElement}
                onToggle={toggle}
                onActivate={active.setIndex}
                onKeyDown={active.onKeyDown}
                onFilter={onFilter}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
