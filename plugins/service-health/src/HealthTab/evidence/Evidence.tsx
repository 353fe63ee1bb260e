import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useReveal } from './useReveal';

const useStyles = makeStyles(theme => ({
  root: {
    scrollMargin: theme.spacing(10),
    '&:focus': { outline: 'none' },
  },
  revealed: {
    borderRadius: theme.shape.borderRadius,
    boxShadow: `0 0 0 4px ${theme.palette.background.paper}, 0 0 0 6px ${theme.palette.primary.main}`,
  },
}));

/** A part of the page that can be linked to. */
export const Evidence = ({
  id,
  children,
}: {
  id: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const { ref, isRevealed } = useReveal<HTMLDivElement>(id);
  return (
    <div
      id={id}
      ref={ref}
      tabIndex={-1}
      className={`${classes.root} ${isRevealed ? classes.revealed : ''}`}
    >
      {children}
    </div>
  );
};
