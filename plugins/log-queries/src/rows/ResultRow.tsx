import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { memo } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { formatValue } from '../run/format';
import { MONOSPACE } from '../style/monospace';
import { type Level, levelOf } from './level';
import { RowDetails } from './RowDetails';
import type { ShownRow } from './ShownRow';

const useStyles = makeStyles(theme => ({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `1px solid ${theme.palette.divider}`,
    borderLeft: '3px solid transparent',
  },
  error: { borderLeftColor: theme.palette.error.main },
  warning: { borderLeftColor: theme.palette.warning.main },
  info: { borderLeftColor: theme.palette.info.main },
  debug: { borderLeftColor: theme.palette.divider },
  cells: {
    display: 'grid',
    alignItems: 'start',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  cell: {
    padding: theme.spacing(0.5, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: '0.8125rem',
    lineHeight: '20px',
    fontFamily: MONOSPACE,
  },
  wrapped: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

export interface ResultRowProps {
  index: number;
  /** Pixels from the top. */
  start: number;
  row: ShownRow;
  columns: readonly string[];
  /** CSS `grid-template-columns`. */
  template: string;
  zone: string;
  isOpen: boolean;
  isActive: boolean;
  isWrapped: boolean;
  measure: (element: HTMLElement | null) => void;
  onToggle: (index: number) => void;
  onActivate: (index: number) => void;
  onFilter?: (filter: FieldFilter) => void;
}

const LEVEL_WORDS: Record<Level, string> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  debug: 'debug',
};

/** One row: a line, and all there is to it when it is open. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { index, start, row, columns, template, zone, isOpen } = props;
  const { isActive, isWrapped, measure, onToggle, onActivate, onFilter } =
    props;
  const classes = useStyles();
  const level = levelOf(row.values);
  const cellClass = `${classes.cell} ${isWrapped ? classes.wrapped : ''}`;

  return (
    <div
      data-index={index}
      data-level={level && LEVEL_WORDS[level]}
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      className={`${classes.row} ${level ? classes[level] : ''}`}
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
          <IconButton
            size="small"
            data-row-button={index}
            tabIndex={isActive ? 0 : -1}
            aria-expanded={isOpen}
            aria-label={`Fields of row ${index + 1}`}
            onFocus={() => onActivate(index)}
          >
            {isOpen ? (
              <ExpandMoreIcon fontSize="small" />
            ) : (
              <ChevronRightIcon fontSize="small" />
            )}
          </IconButton>
        </div>
        {columns.map(column => (
          <div role="cell" className={cellClass} key={column}>
            {formatValue(row.values[column] ?? '', zone)}
          </div>
        ))}
      </div>
      {isOpen && <RowDetails row={row} zone={zone} onFilter={onFilter} />}
    </div>
  );
});
