import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { levelOf } from '../rows/level';
import { formatMillis } from '../run/format';
import { MONOSPACE } from '../style/monospace';
import { useTimeZone } from '../time/useTimeZone';
import type { NumberedLine } from './TailBuffer';

const LINE_HEIGHT_PX = 21;
/** So near to the end somebody wants to see what comes. */
const NEAR_END_PX = 60;

const useStyles = makeStyles(theme => ({
  scroller: {
    height: 'calc(100vh - 380px)',
    minHeight: 260,
    overflow: 'auto',
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    lineHeight: `${LINE_HEIGHT_PX}px`,
  },
  body: { position: 'relative' },
  line: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    padding: theme.spacing(0, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderLeft: '3px solid transparent',
  },
  error: { borderLeftColor: theme.palette.error.main },
  warning: { borderLeftColor: theme.palette.warning.main },
  info: { borderLeftColor: theme.palette.info.main },
  debug: { borderLeftColor: theme.palette.divider },
  empty: {
    padding: theme.spacing(2),
    color: theme.palette.text.secondary,
  },
  time: { color: theme.palette.text.secondary },
}));

/** Lines as they come; stays at the end until somebody scrolls up. */
export function TailLines(props: {
  lines: readonly NumberedLine[];
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
}) {
  const { lines, isFollowing, onFollow } = props;
  const classes = useStyles();
  const [zone] = useTimeZone();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => lines[index].number,
    estimateSize: () => LINE_HEIGHT_PX,
    overscan: 20,
  });
  const last = lines[lines.length - 1]?.number;

  useEffect(() => {
    if (isFollowing && last !== undefined) {
      virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
    }
  }, [isFollowing, last, lines.length, virtualizer]);

  return (
    <Paper
      variant="outlined"
      ref={scroller}
      className={classes.scroller}
      role="log"
      aria-label="Lines"
      // The page would not stop talking.
      aria-live="off"
      tabIndex={0}
      onWheel={event => {
        if (event.deltaY < 0) onFollow(false);
      }}
      onKeyDown={event => {
        if (['ArrowUp', 'PageUp', 'Home'].includes(event.key)) onFollow(false);
        if (event.key === 'End') onFollow(true);
      }}
      onScroll={({
        currentTarget: { scrollTop, scrollHeight, clientHeight },
      }) => {
        const isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        if (isAtEnd && !isFollowing) onFollow(true);
      }}
    >
      {lines.length === 0 && (
        <div className={classes.empty}>
          Lines appear here as soon as they are written.
        </div>
      )}
      <div
        className={classes.body}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const { timestamp, message, logStreamName } = lines[index];
          const level = levelOf({ '@message': message });
          return (
            <div
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              className={`${classes.line} ${level ? classes[level] : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              title={logStreamName}
            >
              <span className={classes.time}>
                {formatMillis(Date.parse(timestamp), zone).slice(11)}
              </span>{' '}
              {message.trimEnd()}
            </div>
          );
        })}
      </div>
    </Paper>
  );
}
