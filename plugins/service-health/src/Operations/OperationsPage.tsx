import { Content, EmptyState, WarningPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  messageOf,
  type OperationsReport,
} from '@quarterdeck/plugin-service-health-common';
import { useCallback } from 'react';
import { Loading } from '../status/Loading';
import { zoneText } from '../time/zone';
import { FailurePanel } from '../status/FailurePanel';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { Panel } from '../HealthTab/parts/Panel';
import { usePolled } from '../polling/usePolled';
import { Time } from '../time/Time';
import { AgeTable } from './AgeTable';
import { CallTable } from './CallTable';
import { Totals } from './Totals';

const REFRESH_SECONDS = 30;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
}));

/** What the portal asks of AWS and what that costs, for those who run it. */
export const OperationsPage = () => {
  const api = useApi(serviceHealthApiRef);
  const { value, error } = usePolled(
    useCallback((signal: AbortSignal) => api.getOperations(signal), [api]),
    REFRESH_SECONDS,
  );
  return (
    <main>
      <Content>
        {!value && error && <FailurePanel error={error} />}
        {!value && !error && <Loading what="operations" heights={[120, 320]} />}
        {value && error && (
          <WarningPanel
            severity="warning"
            title="The portal does not answer; what is shown gets old"
            message={messageOf(error)}
          />
        )}
        {value && <Operations report={value} />}
      </Content>
    </main>
  );
};

const Operations = ({ report }: { report: OperationsReport }) => {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Totals report={report} />
      <Panel
        title="Calls, by account and operation"
        aside={
          <Typography variant="body2" color="textSecondary">
            Counted by this replica since <Time iso={report.since} />,{' '}
            {zoneText()}
          </Typography>
        }
      >
        {report.calls.length === 0 ? (
          <EmptyState
            missing="data"
            title="Nothing has been asked of AWS yet"
          />
        ) : (
          <CallTable calls={report.calls} />
        )}
      </Panel>
      {report.ages.length > 0 && (
        <Panel title="How old readings are">
          <AgeTable ages={report.ages} />
        </Panel>
      )}
    </div>
  );
};
