import { makeStyles } from '@material-ui/core/styles';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { MONOSPACE } from '../style/monospace';

const STEP_PX = 20;

const useStyles = makeStyles(theme => ({
  cell: {
    position: 'relative',
    padding: theme.spacing(0.5, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: MONOSPACE,
    fontSize: theme.typography.caption.fontSize,
    fontWeight: 'bold',
  },
  handle: {
    position: 'absolute',
    top: 0,
    right: 0,
    width: 9,
    height: '100%',
    cursor: 'col-resize',
    touchAction: 'none',
    borderRight: `2px solid ${theme.palette.divider}`,
    '&:hover, &:focus': { borderRightColor: theme.palette.primary.main },
  },
}));

/** The head of a column, with a handle for the mouse and the arrow keys. */
export function HeadCell(props: {
  column: string;
  /** CSS `grid-template-columns` of the row that it stands in. */
  template: string;
  onResize: (column: string, pixels: number) => void;
}) {
  const { column, template, onResize } = props;
  const classes = useStyles();
  const cell = useRef<HTMLDivElement>(null);
  const dragged = useRef<{ x: number; width: number }>();
  const width = () => cell.current?.offsetWidth ?? 0;
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => setWidthPx(cell.current?.offsetWidth ?? 0), [template]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onResize(column, width() + by);
  };
  const onPointerDown = (event: PointerEvent) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { x: event.clientX, width: width() };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = dragged.current;
    if (from) onResize(column, from.width + event.clientX - from.x);
  };

  return (
    <div role="columnheader" ref={cell} className={classes.cell}>
      {column}
      <div
        className={classes.handle}
        role="slider"
        aria-label={`Width of ${column}`}
        aria-orientation="horizontal"
        aria-valuemin={60}
        aria-valuemax={4_000}
        aria-valuenow={widthPx}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          dragged.current = undefined;
        }}
      />
    </div>
  );
}
