import { LinkButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type EnvironmentLocation,
  type EnvironmentSpecAnswer,
  environmentResourceRef,
  environmentsDestroyPermission,
  environmentsPlanPermission,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/lib/useAsyncFn';
import { usd } from '../common/usd';
import { priceOfAnswers } from '../fields/priceOfAnswers';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import { agoText, momentText } from '../common/Moment';
import { Notice } from '../common/Notice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { newRequestId } from '../common/newRequestId';
import { useTemplateForm } from '../common/templateForm';
import { destroyRouteRef, planRouteRef } from '../routes';

const RETRY_INTERVAL_MS = 10_000;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), gridTemplateColumns: '100%' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** What can be done with an environment, and when it should be. */
export function EnvironmentActions(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const resourceRef = environmentResourceRef(location);
  const mayPlan = usePermission({
    permission: environmentsPlanPermission,
    resourceRef,
  }).allowed;
  const mayDestroy = usePermission({
    permission: environmentsDestroyPermission,
    resourceRef,
  }).allowed;
  const destroyRoute = useRouteRef(destroyRouteRef);
  const { error, isLoading, value } = usePolling(
    () => api.spec(location),
    Object.values(location).join('/'),
    // Once it is known, it changes by a deployment alone.
    known => (known ? undefined : RETRY_INTERVAL_MS),
  );
  return (
    <div className={classes.root}>
      {error && (
        <ErrorNotice
          title="What the environment is made of could not be read"
          error={error}
          next={
            mayPlan
              ? `${ASKED_AGAIN} Until then it cannot be changed here.`
              : ASKED_AGAIN
          }
        />
      )}
      {value?.expiresAt && (
        <Notice tone="warning" title={`Expires ${agoText(value.expiresAt)}`}>
          It may be taken down from {momentText(value.expiresAt)} on. Change its
          last day to keep it.
        </Notice>
      )}
      {value?.isOutdated && <OutdatedNotice answer={value} mayPlan={mayPlan} />}
      <div className={classes.buttons}>
        {mayPlan && <ChangeButton answer={value} />}
        {mayDestroy && destroyRoute && (
          <LinkButton variant="outlined" to={destroyRoute(location)}>
            Take down…
          </LinkButton>
        )}
        {value?.spec && <Price spec={value.spec} />}
        {isLoading && (
          <Typography color="textSecondary" role="status">
            Reading what it is made of…
          </Typography>
        )}
      </div>
    </div>
  );
}

/** As it is now; nothing where the prices of its region are not known. */
function Price(props: { spec: object }) {
  const price = priceOfAnswers(props.spec);
  if (typeof price === 'string') return null;
  return (
    <Typography color="textSecondary">
      About {usd(price.totalUsd)} a month
    </Typography>
  );
}

/**
 * To the template's form, filled with what the environment is made of. It keeps
 * its place while that is read, so that no other button moves to where it was.
 */
function ChangeButton(props: { answer: EnvironmentSpecAnswer | undefined }) {
  const { answer } = props;
  const form = useTemplateForm(answer?.spec ?? answer?.identity ?? {});
  if (!form) return null;
  return (
    <LinkButton
      color="primary"
      variant="contained"
      to={form}
      disabled={!answer}
    >
      Change…
    </LinkButton>
  );
}

function OutdatedNotice(props: {
  answer: EnvironmentSpecAnswer;
  mayPlan: boolean;
}) {
  const { newestTemplateVersion, spec, templateVersion } = props.answer;
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const planRoute = useRouteRef(planRouteRef);
  const [request, planUpgrade] = useAsyncFn(async () => {
    const plan = await api.plan({
      spec: parseEnvironmentSpec(spec),
      requestId: newRequestId(),
    });
    if (planRoute) navigate(planRoute({ planId: plan.id }));
  }, [api, spec, planRoute, navigate]);
  return (
    <Notice
      tone="active"
      title={`Made by version ${templateVersion ?? 'unknown'} of the templates`}
    >
      <Typography gutterBottom>
        The newest is {newestTemplateVersion}. A plan shows what an upgrade
        would change; nothing changes before it is deployed.
      </Typography>
      {props.mayPlan && spec && (
        <Button
          variant="outlined"
          disabled={request.loading}
          onClick={planUpgrade}
        >
          Plan the upgrade
        </Button>
      )}
      {request.error && (
        <ErrorNotice
          title="The upgrade was not planned"
          error={request.error}
        />
      )}
    </Notice>
  );
}
