import { LinkButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DeploymentOffer,
  DeploymentUpdate,
} from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { ErrorNotice } from '../common/ErrorNotice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { deploymentRouteRef, destroyRouteRef } from '../routes';
import { SkipChoice, type SkippedResources } from './SkipChoice';
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
export function DeploymentOffers(props: { update: DeploymentUpdate }) {
  const { deployment, events } = props.update;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const destroyRoute = useRouteRef(destroyRouteRef);
  const [skip, setSkip] = useState<SkippedResources>({});
  const { lacking, offers } = usePermittedOffers(deployment);
  const [attempt, retry] = useAsyncFn(
    async (offer: DeploymentOffer) => {
      const { id } = await api.retry(deployment.id, {
        requestId: `retry/${deployment.id}`,
        ...(offer.kind === 'continue' && { continueRollback: { skip } }),
      });
      if (deploymentRoute) navigate(deploymentRoute({ deploymentId: id }));
    },
    [api, deployment.id, deploymentRoute, navigate, skip],
  );
  return (
    <>
      <ul className={classes.list} aria-label="What can be done">
        {offers.map(offer => (
          <li key={offer.kind} className={classes.item}>
            {offer.skippable && (
              <SkipChoice
                events={events}
                skippable={offer.skippable}
                skip={skip}
                onChange={setSkip}
              />
            )}
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
