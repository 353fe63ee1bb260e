import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';
import { throughAccessPortal } from '@quarterdeck/plugin-service-health-common';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    verticalAlign: 'text-bottom',
    marginLeft: theme.spacing(0.5),
    color: theme.palette.text.secondary,
    '&:hover': { color: theme.palette.primary.main },
  },
  icon: { fontSize: '1rem' },
}));

/** The way to the exact page of the AWS console, where there is one. */
export const ConsoleLink = ({
  url,
  accountId,
  what,
}: {
  url: string | undefined;
  /** To sign in there, where the portal knows how. */
  accountId?: string;
  /** Such as `the service web`. */
  what: string;
}) => {
  const classes = useStyles();
  const subdomain = useApi(configApiRef).getOptionalString('aws.sso.subdomain');
  if (!url) return null;
  const href =
    subdomain && accountId
      ? throughAccessPortal(url, { subdomain, accountId })
      : url;
  const label = `Open ${what} in the AWS console`;
  return (
    <Tooltip title={label}>
      <a
        className={classes.root}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={label}
      >
        <OpenInNewIcon className={classes.icon} aria-hidden />
      </a>
    </Tooltip>
  );
};
