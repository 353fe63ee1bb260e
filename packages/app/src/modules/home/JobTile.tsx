import { Link } from '@backstage/core-components';
import Card from '@material-ui/core/Card';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactElement } from 'react';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'block',
    height: '100%',
    '&:hover': { textDecoration: 'none' },
  },
  card: {
    height: '100%',
    display: 'flex',
    // The theme would have it a column.
    flexDirection: 'row',
    alignItems: 'center',
    gap: theme.spacing(2),
    padding: theme.spacing(2.5),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(1.5, 2) },
    border: `1px solid ${theme.palette.divider}`,
    transition: theme.transitions.create(['border-color']),
    '$link:hover &, $link:focus-visible &': {
      borderColor: theme.palette.primary.main,
    },
  },
  icon: {
    display: 'flex',
    color: theme.palette.primary.main,
    '& svg': { fontSize: 32 },
  },
  title: {
    fontSize: 17,
    fontWeight: 600,
    color: theme.palette.text.primary,
    [theme.breakpoints.down('xs')]: { marginBottom: 0 },
  },
  // The state of the fleet is to be seen without scrolling.
  text: { [theme.breakpoints.down('xs')]: { display: 'none' } },
}));

/** A card that is a link to where one of the three jobs is done. */
export const JobTile = (props: {
  to: string;
  icon: ReactElement;
  title: string;
  text: string;
}) => {
  const classes = useStyles();
  return (
    <Link to={props.to} underline="none" className={classes.link}>
      <Card className={classes.card} elevation={0}>
        <div className={classes.icon}>{props.icon}</div>
        <div>
          <Typography variant="h2" className={classes.title}>
            {props.title}
          </Typography>
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.text}
          >
            {props.text}
          </Typography>
        </div>
      </Card>
    </Link>
  );
};
