import { WarningPanel } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { Loading } from '../status/Loading';
import { FailurePanel } from '../status/FailurePanel';
import { ActionsProvider } from '../Actions';
import { ChartScopeProvider } from '../chart/ChartScope';
import { RangePicker } from '../time/RangePicker';
import { AlarmPanel } from './alarms/AlarmPanel';
import { DatabasePanel } from './database/DatabasePanel';
import { EcsPanel } from './ecs/EcsPanel';
import type { HealthData } from './HealthData';
import { Timeline } from './history/Timeline';
import { LoadBalancerPanel } from './loadBalancer/LoadBalancerPanel';
import { MissingPanels } from './MissingPanels';
import { useHealth } from './useHealth';
import { StatusBanner } from './verdict/StatusBanner';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    // A grid's track is otherwise as wide as its widest table.
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  picker: {
    padding: theme.spacing(1, 0),
    background: theme.palette.background.default,
    [theme.breakpoints.up('md')]: {
      position: 'sticky',
      top: 0,
      zIndex: theme.zIndex.mobileStepper,
    },
  },
}));

/** The tab of an entity that points at something. */
export const Health = ({ entityRef }: { entityRef: string }) => {
  const classes = useStyles();
  const { report, metrics, history, time, scope, refresh } =
    useHealth(entityRef);
  if (!report.value) {
    return report.error ? (
      <FailurePanel error={report.error} />
    ) : (
      <Loading what="health" heights={[96, 280, 280]} />
    );
  }
  const { readings } = report.value;
  const data: HealthData = { report: report.value, metrics, history };
  return (
    <ActionsProvider entityRef={entityRef} onDone={report.refresh}>
      <ChartScopeProvider scope={scope}>
        <div className={classes.root}>
          {report.error && (
            <WarningPanel
              severity="warning"
              title="The portal does not answer; what is shown gets old"
              message={messageOf(report.error)}
            />
          )}
          <StatusBanner report={report.value} onRefresh={refresh} />
          <div className={classes.picker}>
            <RangePicker
              range={time.range}
              complaint={time.complaint}
              onChange={time.setRange}
            />
          </div>
          <Timeline data={data} window={scope.window} />
          {readings.ecs.length > 0 && (
            <EcsPanel readings={readings.ecs} data={data} />
          )}
          {readings.loadBalancer.length > 0 && (
            <LoadBalancerPanel readings={readings.loadBalancer} data={data} />
          )}
          {readings.database.length > 0 && (
            <DatabasePanel readings={readings.database} data={data} />
          )}
          {readings.alarm.length > 0 && (
            <AlarmPanel readings={readings.alarm} data={data} />
          )}
          <MissingPanels readings={readings} />
        </div>
      </ChartScopeProvider>
    </ActionsProvider>
  );
};
