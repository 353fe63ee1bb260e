import { makeStyles } from '@material-ui/core/styles';
import { MONOSPACE } from '../style/monospace';

/** As high as a row is that is neither open nor wrapped. */
export const ROW_HEIGHT_PX = 29;

/** Of all rows at once: hundreds are drawn while somebody scrolls. */
export const useRowStyles = makeStyles(theme => ({
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `1px solid ${theme.palette.divider}`,
    borderLeft: '3px solid transparent',
  },
  fixed: { height: ROW_HEIGHT_PX, contain: 'strict' },
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
  button: {
    width: 28,
    height: 28,
    padding: 0,
    border: 'none',
    borderRadius: 4,
    background: 'none',
    color: theme.palette.text.secondary,
    cursor: 'pointer',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    '&[aria-expanded=true] svg': { transform: 'rotate(90deg)' },
  },
}));

export type RowClasses = ReturnType<typeof useRowStyles>;
