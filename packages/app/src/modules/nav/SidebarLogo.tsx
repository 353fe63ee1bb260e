import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Helm } from './Helm';

const useStyles = makeStyles(theme => ({
  root: {
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginLeft: 20,
  },
  helm: {
    width: 32,
    height: 32,
    flex: 'none',
  },
  wordmark: {
    color: theme.palette.common.white,
    fontSize: 19,
    fontWeight: 600,
    letterSpacing: '0.01em',
  },
}));

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Quarterdeck, home"
      >
        <Helm className={classes.helm} />
        {isOpen && <span className={classes.wordmark}>Quarterdeck</span>}
      </Link>
    </div>
  );
};
