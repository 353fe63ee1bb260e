import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';

const useStyles = makeStyles(theme => ({
  root: {
    color: 'inherit',
    textDecoration: `underline dotted ${theme.palette.text.secondary}`,
    textUnderlineOffset: '3px',
    '&:hover': { textDecorationStyle: 'solid' },
  },
}));

/** Leads to something on the same page, which is highlighted there. */
export const EvidenceLink = ({
  anchor,
  children,
}: {
  anchor: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const { search } = useLocation();
  return (
    <Link className={classes.root} to={{ search, hash: anchor }}>
      {children}
    </Link>
  );
};
