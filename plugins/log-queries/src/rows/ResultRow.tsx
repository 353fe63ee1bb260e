import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { formatValue } from '../run/format';
import { levelOf } from './level';
import { RowDetails } from './RowDetails';
import type { RowClasses } from './rowStyles';
import type { ShownRow } from './ShownRow';

export interface ResultRowProps {
  index: number;
  /** Pixels from the top. */
  start: number;
  row: ShownRow;
  columns: readonly string[];
  classes: RowClasses;
  /** CSS `grid-template-columns`. */
  template: string;
  zone: string;
  isOpen: boolean;
  isActive: boolean;
  isWrapped: boolean;
  measure: (element: HTMLElement | null) => void;
  onToggle: (index: number) => void;
  onActivate: (index: number) => void;
  /** Goes to other rows. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFilter?: (filter: FieldFilter) => void;
}

function Row(props: ResultRowProps) {
  const { index, start, row, columns, classes, template, zone } = props;
  const { isOpen, isActive, isWrapped, measure } = props;
  const { onToggle, onActivate, onKeyDown, onFilter } = props;
  // To measure a row holds up the browser; most are of one height.
  const isFixed = !isOpen && !isWrapped;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isFixed) return undefined;
    measure(element.current);
    return () => measure(null);
  }, [isFixed, index, measure]);
  const level = levelOf(row.values);
  const cellClass = `${classes.cell} ${isWrapped ? classes.wrapped : ''}`;

  return (
    <div
      data-index={index}
      data-level={level}
      ref={element}
      role="row"
      aria-rowindex={index + 2}
      className={[
        classes.row,
        isFixed ? classes.fixed : '',
        level ? classes[level] : '',
      ].join(' ')}
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* The button inside is for the keyboard. */}
      <div
        role="presentation"
        className={classes.cells}
        style={{ gridTemplateColumns: template }}
        onClick={() => {
          // Whoever selects text to copy it does not want the row to open.
          if (window.getSelection()?.isCollapsed !== false) onToggle(index);
        }}
      >
        <div role="cell">
          <button
            type="button"
            className={classes.button}
            data-row-button={index}
            tabIndex={isActive ? 0 : -1}
            aria-expanded={isOpen}
            aria-label={`Fields of row ${index + 1}`}
            onFocus={() => onActivate(index)}
            onKeyDown={onKeyDown}
          >
            <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
              <path d="M3 1l4 4-4 4" fill="none" stroke="currentColor" />
            </svg>
          </button>
        </div>
        {columns.map(column => (
          <div role="cell" className={cellClass} key={column}>
            {shown(row.values[column], isWrapped, zone)}
          </div>
        ))}
      </div>
      {isOpen && <RowDetails row={row} zone={zone} onFilter={onFilter} />}
    </div>
  );
}

/** A cell that is one line long shows no more of a text, however wide it is. */
const LONGEST_LINE = 600;

function shown(value = '', isWrapped: boolean, zone: string): string {
  return formatValue(isWrapped ? value : value.slice(0, LONGEST_LINE), zone);
}

/** One row: a line, and all there is to it when it is open. */
export const ResultRow = memo(Row);
