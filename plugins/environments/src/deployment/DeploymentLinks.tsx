import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { Deployment } from '@quarterdeck/plugin-environments-common';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Where people want to go when an environment is up. */
export function DeploymentLinks(props: { deployment: Deployment }) {
  const { entityRef, links } = props.deployment;
  const classes = useStyles();
  const entityRoute = useRouteRef(entityRouteRef);
  const service = links.find(({ kind }) => kind === 'service');
  return (
    <div className={classes.root}>
      {entityRoute && (
        <LinkButton
          color="primary"
          variant="contained"
          to={entityRoute(entityRouteParams(entityRef))}
        >
          Open the environment
        </LinkButton>
      )}
      {service && (
        <LinkButton color="primary" variant="outlined" to={service.url}>
          {service.title}
        </LinkButton>
      )}
    </div>
  );
}
