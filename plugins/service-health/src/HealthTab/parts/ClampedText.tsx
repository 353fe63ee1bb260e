import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';

const CLAMPED_LINES = 2;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'block',
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.palette.text.secondary,
    font: 'inherit',
    fontSize: theme.typography.caption.fontSize,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    '&:hover': { color: theme.palette.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  clamped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: CLAMPED_LINES,
    overflow: 'hidden',
  },
}));

/** A text of which two lines show, until somebody clicks on it. */
export const ClampedText = ({ children }: { children: string }) => {
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <button
      type="button"
      className={classes.root}
      aria-expanded={isOpen}
      title={isOpen ? undefined : children}
      onClick={() => setOpen(before => !before)}
    >
      {/* A button itself cannot be clamped. */}
      <span className={isOpen ? undefined : classes.clamped}>{children}</span>
    </button>
  );
};
