import { LinkButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  Deployment,
  DeploymentOffer,
} from '@quarterdeck/plugin-environments-common';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { deploymentRouteRef, destroyRouteRef } from '../routes';
import { usePermittedOffers } from './usePermittedOffers';

const TITLES: Record<DeploymentOffer['kind'], string> = {
  retry: 'Try again',
  continue: 'Continue the rollback, then try again',
  destroy: 'Take down what is there',
};

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
}));

/** What can be done about a deployment that did not get where it should. */
export function DeploymentOffers(props: { deployment: Deployment }) {
  const { deployment } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const destroyRoute = useRouteRef(destroyRouteRef);
  const { lacking, offers } = usePermittedOffers(deployment);
  const [attempt, retry] = useAsyncFn(
    async (offer: DeploymentOffer) => {
      const { id } = await api.retry(deployment.id, {
        requestId: `retry/${deployment.id}`,
        ...(offer.kind === 'continue' && {
          continueRollback: { skip: offer.skippable ?? {} },
        }),
      });
      if (deploymentRoute) navigate(deploymentRoute({ deploymentId: id }));
    },
    [api, deployment.id, deploymentRoute, navigate],
  );
  return (
    <>
      <ul className={classes.list} aria-label="What can be done">
        {offers.map(offer => (
          <li key={offer.kind} className={classes.item}>
            {offer.kind === 'destroy' ? (
              <LinkButton
                variant="outlined"
                to={destroyRoute?.(deployment) ?? ''}
              >
                {TITLES.destroy}
              </LinkButton>
            ) : (
              <Button
                variant="outlined"
                color="primary"
                disabled={attempt.loading}
                onClick={() => retry(offer)}
              >
                {TITLES[offer.kind]}
              </Button>
            )}
            <Typography variant="body2">{offer.description}</Typography>
          </li>
        ))}
      </ul>
      {lacking && (
        <Typography>It takes the permission {lacking} to go on.</Typography>
      )}
      {attempt.error && (
        <ErrorNotice title="It was not tried again" error={attempt.error} />
      )}
    </>
  );
}
