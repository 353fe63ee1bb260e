import { makeStyles } from '@material-ui/core/styles';
import type { KeyboardEvent } from 'react';

/** As much as one wants to skip with Page Up and Page Down. */
const PAGE = 10;

const useStyles = makeStyles(theme => ({
  root: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    left: 0,
    // The mouse goes through to the chart, which has a cursor for it.
    pointerEvents: 'none',
    borderRadius: theme.shape.borderRadius,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

/**
 * Moves the cursor of the charts by keyboard: arrows, Page Up and Down, Home
 * and End; Escape takes it away. Being a slider, it has each value said as it
 * comes, without interrupting.
 */
export const KeyboardCursor = ({
  label,
  count,
  index,
  text,
  onMove,
}: {
  label: string;
  /** How many values there are. */
  count: number;
  /** The value under the cursor; none while there is no cursor. */
  index: number | undefined;
  /** That value, or the newest, in words. */
  text: string;
  onMove: (index: number | undefined) => void;
}) => {
  const classes = useStyles();
  if (count === 0) return null;
  const last = count - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onMove(undefined);
      return;
    }
    const next = nextIndex(event.key, index, last);
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes.root}
      aria-label={`${label}, moment`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={index ?? last}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onBlur={() => onMove(undefined)}
    />
  );
};

/** Without a cursor, the first step is onto the newest value. */
function nextIndex(
  key: string,
  index: number | undefined,
  last: number,
): number | undefined {
  const from = index ?? last;
  const within = (wanted: number) => Math.max(0, Math.min(last, wanted));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return index === undefined ? last : within(from - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return index === undefined ? last : within(from + 1);
    case 'PageDown':
      return within(from - PAGE);
    case 'PageUp':
      return within(from + PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
