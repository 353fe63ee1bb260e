import {
  EmptyState,
  InfoCard,
  Link,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { DeploymentTable } from '../deployment/DeploymentTable';
import { StatusLabel } from '../deployment/StatusLabel';
import { changesSummary } from '../plan/changesSummary';
import { PLAN_WORDS } from '../plan/words';
import { planRouteRef } from '../routes';

const POLL_INTERVAL_MS = 5_000;
const SHOWN = 50;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
  scroll: { overflowX: 'auto' },
}));

/** Everything that is planned and deployed, wherever it was asked for. */
export function ActivityPage() {
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const { error, isLoading, value } = usePolling(
    async () => {
      const [plans, deployments] = await Promise.all([
        api.listPlans({ pending: true, limit: SHOWN }),
        api.list({ limit: SHOWN }),
      ]);
      return { plans: plans.items, deployments: deployments.items };
    },
    'activity',
    () => POLL_INTERVAL_MS,
  );
  return (
    <div className={classes.root}>
      <Typography variant="h4" component="h1">
        Plans and deployments
      </Typography>
      {isLoading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value && (
        <>
          <InfoCard title="Plans that wait for somebody">
            {value.plans.length === 0 ? (
              <Typography>None.</Typography>
            ) : (
              <PlanTable plans={value.plans} />
            )}
          </InfoCard>
          <InfoCard title="Deployments">
            {value.deployments.length === 0 ? (
              <EmptyState
                missing="content"
                title="Nothing was deployed yet"
                description="Create an environment under “Create”."
              />
            ) : (
              <DeploymentTable
                deployments={value.deployments}
                showsEnvironment
              />
            )}
          </InfoCard>
        </>
      )}
    </div>
  );
}

function PlanTable(props: { plans: Plan[] }) {
  const classes = useStyles();
  const planRoute = useRouteRef(planRouteRef);
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Plans">
        <TableHead>
          <TableRow>
            <TableCell>Environment</TableCell>
            <TableCell>Status</TableCell>
            <TableCell>Changes</TableCell>
            <TableCell>Asked for by</TableCell>
            <TableCell>When</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.plans.map(plan => (
            <TableRow key={plan.id}>
              <TableCell>
                <Link to={planRoute?.({ planId: plan.id }) ?? ''}>
                  {plan.environmentId}
                </Link>
              </TableCell>
              <TableCell>
                <StatusLabel {...PLAN_WORDS[plan.status]} />
              </TableCell>
              <TableCell>{changesSummary(plan.stacks)}</TableCell>
              <TableCell>
                <EntityRefLink
                  entityRef={plan.requestedBy}
                  defaultKind="user"
                />
              </TableCell>
              <TableCell>
                {DateTime.fromISO(plan.createdAt).toRelative()}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
