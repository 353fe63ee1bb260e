import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import {
  type FocusEvent,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { COLUMNS } from './columns';
import { FleetHead } from './FleetHead';
import type { FleetQuery } from './fleetQuery';
import { FleetRowView } from './FleetRowView';
import type { SortId } from './sorting';
import {
  CARD_HEIGHT,
  narrowQuery,
  ROW_HEIGHT,
  useTableStyles,
} from './tableStyles';
import { useCellContext } from './useCellContext';

/** Rows beyond the edge of the window that are drawn all the same. */
const SPARE_ROWS = 8;

/**
 * The rows of the fleet. Only those near the window are in the document, and
 * the one that has the focus.
 */
export const FleetTable = ({
  rows,
  sort,
  onSort,
}: {
  rows: FleetRow[];
  sort: FleetQuery['sort'];
  onSort: (by: SortId) => void;
}) => {
  const classes = useTableStyles();
  const isNarrow = useMediaQuery(narrowQuery(useTheme()), { noSsr: true });
  const context = useCellContext();
  const body = useRef<HTMLDivElement>(null);
  const top = useDocumentTop(body);
  const [focusedRef, setFocusedRef] = useState<string>();
  const focused = rows.findIndex(({ entityRef }) => entityRef === focusedRef);

  const virtualizer = useWindowVirtualizer<HTMLDivElement>({
    count: rows.length,
    estimateSize: () => (isNarrow ? CARD_HEIGHT : ROW_HEIGHT),
    getItemKey: useCallback((i: number) => rows[i].entityRef, [rows]),
    overscan: SPARE_ROWS,
    scrollMargin: top,
    // The browser scrolls on; rows may come a frame later.
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), focused),
      [focused],
    ),
  });

  const onFocus = ({ target }: FocusEvent) => {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
    setFocusedRef(index && rows[Number(index)]?.entityRef);
  };

  return (
    <div
      role="table"
      aria-label="Fleet"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      className={classes.table}
    >
      <FleetHead
        columns={COLUMNS}
        classes={classes}
        sort={sort}
        onSort={onSort}
      />
      <div
        role="rowgroup"
        ref={body}
        className={classes.body}
        style={{ height: virtualizer.getTotalSize() }}
        onFocus={onFocus}
        onBlur={() => setFocusedRef(undefined)}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <FleetRowView
            key={key}
            row={rows[index]}
            columns={COLUMNS}
            classes={classes}
            context={context}
            index={index}
            offset={start - top}
            // Columns have one height, cards each their own.
            measure={isNarrow ? virtualizer.measureElement : undefined}
          />
        ))}
      </div>
    </div>
  );
};

function withIndex(indexes: number[], index: number): number[] {
  return index === -1 || indexes.includes(index)
    ? indexes
    : [...indexes, index].sort((left, right) => left - right);
}

/** How far below the document's top it begins, in pixels. */
function useDocumentTop(element: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!element.current) return;
      const { top: below } = element.current.getBoundingClientRect();
      setTop(Math.round(below + window.scrollY));
    };
    measure();
    // What stands above may wrap, come or go.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
