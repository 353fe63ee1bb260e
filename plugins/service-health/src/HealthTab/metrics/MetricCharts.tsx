import { Skeleton } from '@backstage/ui';
import { makeStyles } from '@material-ui/core/styles';
import {
  messageOf,
  type MetricId,
  type MetricsReport,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import { FIGURE_HEIGHT } from '../../chart/dimensions';
import { LazyChart } from '../../chart/LazyChart';
import type { Polled } from '../../polling/usePolled';
import { ProblemNote } from '../parts/ProblemNote';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    // A caption of two lines moves no chart away from its neighbors.
    alignItems: 'end',
    gap: theme.spacing(2),
    margin: theme.spacing(2, 0),
  },
  // Four are two and two, or four; never three and one.
  fours: {
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
  },
  others: {
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
  },
  // Of another range than the one that was just chosen.
  outdated: { opacity: 0.5 },
}));

/** Some metrics of one target, side by side on one time axis. */
export const MetricCharts = ({
  target,
  ids,
  metrics,
}: {
  target: string;
  ids: MetricId[];
  metrics: Polled<MetricsReport>;
}) => {
  const classes = useStyles();
  const grid = `${classes.root} ${
    ids.length % 4 === 0 ? classes.fours : classes.others
  }`;
  if (metrics.isLoading) {
    return (
      <div
        className={grid}
        role="status"
        aria-busy="true"
        aria-label="Loading charts"
      >
        {ids.map(id => (
          <Skeleton key={id} width="100%" height={FIGURE_HEIGHT} />
        ))}
      </div>
    );
  }
  const reading = metrics.value?.targets.find(
    candidate => candidate.target === target,
  );
  const shown = reading && shownValue(reading);
  const problem =
    reading?.problem ??
    (metrics.error && {
      kind: 'failed' as const,
      message: messageOf(metrics.error),
    });
  return (
    <>
      {problem && (
        <ProblemNote
          subject="The metrics"
          problem={problem}
          lastGoodAt={reading?.problem && reading.lastGood?.at}
        />
      )}
      {shown && (
        <div
          className={`${grid} ${metrics.isOutdated ? classes.outdated : ''}`}
        >
          {ids.flatMap(id => {
            const series = shown.series.find(candidate => candidate.id === id);
            return series
              ? [
                  <LazyChart
                    key={id}
                    series={series}
                    periodSeconds={shown.periodSeconds}
                  />,
                ]
              : [];
          })}
        </div>
      )}
    </>
  );
};
