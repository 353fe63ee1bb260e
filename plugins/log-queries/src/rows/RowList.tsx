import { makeStyles } from '@material-ui/core/styles';
import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
} from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { ResultRow } from './ResultRow';
import { RowSlots } from './RowSlots';
import { ROW_HEIGHT_PX, useRowStyles } from './rowStyles';
import type { ShownRow } from './ShownRow';
import { useActiveRow } from './useActiveRow';

/** On each side: a step of the wheel. All of them cost in every frame. */
const ROWS_OUT_OF_SIGHT = 4;

const useStyles = makeStyles({ body: { position: 'relative' } });

/**
 * The rows that are in sight, and a few more. Drawn again at every frame of a
 * scroll, so nothing is in here that need not be.
 */
export function RowList(props: {
  rows: readonly ShownRow[];
  columns: readonly string[];
  scroller: HTMLElement | null;
  /** CSS `grid-template-columns`. */
  template: string;
  zone: string;
  isWrapped: boolean;
  open: ReadonlySet<number>;
  onToggle: (index: number) => void;
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { rows, columns, scroller, template, zone, isWrapped } = props;
  const { open, onToggle, onFilter } = props;
  const classes = useStyles();
  const rowClasses = useRowStyles();
  const activeIndex = useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: ROWS_OUT_OF_SIGHT,
    // The row that has the focus stays, or the keyboard would lose its place.
    rangeExtractor: useCallback(
      (range: Range) => withIndex(activeIndex.current, range),
      [],
    ),
    // The browser scrolls on; rows may come a frame later.
    useFlushSync: false,
  });
  // The same function at every frame, or all rows would be drawn again.
  const reveal = useCallback(
    (index: number) => virtualizer.scrollToIndex(index),
    [virtualizer],
  );
  const active = useActiveRow(rows.length, reveal);
  activeIndex.current = active.index;

  const toggle = useCallback(
    (index: number) => {
      onToggle(index);
      // An open row is measured when it is drawn.
      virtualizer.resizeItem(index, ROW_HEIGHT_PX);
    },
    [virtualizer, onToggle],
  );

  const items = virtualizer.getVirtualItems();
  const slots = useRef(new RowSlots()).current.assign(
    items.map(({ index }) => index),
  );

  return (
    <div
      role="rowgroup"
      className={classes.body}
      style={{ height: virtualizer.getTotalSize() }}
      data-rows
    >
      {items.map(({ index, start }, at) => (
        <ResultRow
          key={slots[at]}
          index={index}
          start={start}
          row={rows[index]}
          columns={columns}
          classes={rowClasses}
          template={template}
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
  );
}

function withIndex(index: number, range: Range): number[] {
  const indexes = defaultRangeExtractor(range);
  if (index >= range.count || indexes.includes(index)) return indexes;
  return index < indexes[0] ? [index, ...indexes] : [...indexes, index];
}
