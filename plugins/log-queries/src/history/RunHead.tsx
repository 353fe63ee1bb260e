import { ContentHeader, Link } from '@backstage/core-components';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ReplayIcon from '@material-ui/icons/Replay';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { refusalOf } from '../api/errors';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { useMay } from '../library/useMay';
import { libraryRouteRef, runsRouteRef } from '../routes';
import { formatMoment, formatRange } from '../run/format';
import { MONOSPACE } from '../style/monospace';
import { useTimeZone } from '../time/useTimeZone';
import { ConfirmCostDialog } from '../workbench/ConfirmCostDialog';
import { newKey } from '../workbench/newKey';
import { workbenchSearch } from './workbenchSearch';

const useStyles = makeStyles(theme => ({
  query: {
    margin: 0,
    padding: theme.spacing(2),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** What was run, where, when and by whom. */
export function RunHead(props: {
  runs: readonly Run[];
  /** For the title of the browser's tab, where the page is not the run's. */
  what?: string;
}) {
  const { runs } = props;
  const [run] = runs;
  const classes = useStyles();
  const [zone] = useTimeZone();
  const name = run.queryName ?? 'A query of its own';
  const where =
    runs.length > 1
      ? runs.map(({ environment }) => environment).join(', ')
      : [run.logGroupNames.join(', '), run.accountId, run.region].join(' · ');

  return (
    <>
      <ContentHeader
        title={[props.what, name].filter(Boolean).join(': ')}
        titleComponent={
          <Typography variant="h5" component="h2">
            {name}
          </Typography>
        }
        descriptionComponent={
          <Typography variant="body2" color="textSecondary" component="div">
            <div>{where}</div>
            {formatRange(run.range, zone)} · run by{' '}
            <EntityRefLink
              underline="always"
              entityRef={run.requestedBy}
              defaultKind="user"
            />{' '}
            {formatMoment(run.createdAt, zone)}
            {run.entityRef && (
              <>
                {' from '}
                <EntityRefLink underline="always" entityRef={run.entityRef} />
              </>
            )}
          </Typography>
        }
      />
      <pre className={classes.query}>{run.queryString}</pre>
      <RunAgain run={run} />
    </>
  );
}

function RunAgain(props: { run: Run }) {
  const { run } = props;
  const api = useApi(logQueriesApiRef);
  const alertApi = useApi(alertApiRef);
  const navigate = useNavigate();
  const libraryPath = useRouteRef(libraryRouteRef)?.() ?? '';
  const runsPath = useRouteRef(runsRouteRef)?.() ?? '';
  const { isAllowed: mayRun } = useMay('run', run.entityRef);
  const [estimate, setEstimate] = useState<{
    costUsd?: number;
    method: string;
  }>();

  const again = async (confirmedUsd?: number) => {
    setEstimate(undefined);
    try {
      const next = await api.runAgain(run.id, {
        idempotencyKey: newKey(),
        confirmedUsd,
      });
      navigate(`${runsPath}/${next.id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.reason === 'confirmation-needed') {
        setEstimate(refusal.estimate);
      } else {
        alertApi.post({ message: messageOf(error), severity: 'error' });
      }
    }
  };

  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
      {mayRun && !run.groupId && (
        <Button
          size="small"
          variant="outlined"
          startIcon={<ReplayIcon />}
          onClick={() => again()}
        >
          Run again
        </Button>
      )}
      <Typography variant="body2">
        <Link
          underline="always"
          to={`${libraryPath}?${workbenchSearch(run, { runId: run.id })}`}
        >
          Change it
        </Link>
      </Typography>
      {estimate && (
        <ConfirmCostDialog
          estimate={estimate}
          onConfirm={() => again(estimate.costUsd ?? 0)}
          onClose={() => setEstimate(undefined)}
        />
      )}
    </Box>
  );
}
