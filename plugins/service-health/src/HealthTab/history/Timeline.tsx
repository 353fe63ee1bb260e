import { Skeleton } from '@backstage/ui';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type Alarm,
  type AlarmSeverity,
  type HealthHistory,
  type HealthReport,
  messageOf,
  type Reading,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import { useMemo } from 'react';
import type { HealthWindow } from '../../api/ServiceHealthApi';
import type { HealthData } from '../HealthData';
import { Panel } from '../parts/Panel';
import { ProblemNote } from '../parts/ProblemNote';
import { GapNotes } from './GapNotes';
import { groupEntries } from './groupEntries';
import { KindFilter } from './KindFilter';
import { TimelineAxis } from './TimelineAxis';
import { timelineEntries } from './timelineEntries';
import { TimelineList } from './TimelineList';
import { useShownKinds } from './useShownKinds';

const PLACE_HOLDER_HEIGHT = 180;

const useStyles = makeStyles({ outdated: { opacity: 0.5 } });

/** What happened, of whatever kind: what one opens in the morning. */
export const Timeline = ({
  data: { history, report },
  window,
}: {
  data: HealthData;
  window: HealthWindow;
}) => (
  <Panel title="What happened">
    {history.error && (
      <ProblemNote
        subject="What the portal has kept"
        problem={{ kind: 'failed', message: messageOf(history.error) }}
        lastGoodAt={history.value?.end}
      />
    )}
    {history.isLoading && (
      <div role="status" aria-busy="true" aria-label="Loading what happened">
        <Skeleton width="100%" height={PLACE_HOLDER_HEIGHT} />
      </div>
    )}
    {history.value && (
      <KeptHistory
        history={history.value}
        report={report}
        window={window}
        isOutdated={history.isOutdated}
      />
    )}
  </Panel>
);

const KeptHistory = ({
  history,
  report,
  window,
  isOutdated,
}: {
  history: HealthHistory;
  report: HealthReport;
  window: HealthWindow;
  isOutdated: boolean;
}) => {
  const classes = useStyles();
  const { shownKinds, setShownKinds } = useShownKinds();
  const entries = useMemo(
    () => timelineEntries(history, severitiesOf(report.readings.alarm)),
    [history, report],
  );
  const shown = useMemo(
    () => entries.filter(({ kind }) => shownKinds.has(kind)),
    [entries, shownKinds],
  );
  const groups = useMemo(() => groupEntries(shown), [shown]);
  return (
    <div className={isOutdated ? classes.outdated : undefined}>
      <GapNotes gaps={history.gaps ?? []} />
      <KindFilter
        entries={entries}
        shownKinds={shownKinds}
        onChange={setShownKinds}
      />
      <TimelineAxis entries={shown} kinds={shownKinds} window={window} />
      {groups.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {entries.length === 0
            ? `Nothing happened in this range: no deployment, no alarm, no stopped task, nothing of a database. The portal keeps ${history.keptDays} days.`
            : 'Nothing of the chosen kinds happened in this range.'}
        </Typography>
      ) : (
        <TimelineList groups={groups} />
      )}
    </div>
  );
};

function severitiesOf(alarms: Reading<Alarm>[]): Map<string, AlarmSeverity> {
  return new Map(
    alarms
      .flatMap(reading => shownValue(reading) ?? [])
      .map(({ arn, severity }) => [arn, severity]),
  );
}
