import { Skeleton } from '@backstage/ui';
import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { lazy, Suspense } from 'react';
import { FIGURE_HEIGHT } from './dimensions';

const TimeSeriesChart = lazy(() =>
  import('./TimeSeriesChart').then(module => ({
    default: module.TimeSeriesChart,
  })),
);

/** A chart whose library is loaded when the first one is to be drawn. */
export const LazyChart = (props: {
  series: MetricSeries;
  periodSeconds: number;
}) => (
  <Suspense fallback={<Skeleton width="100%" height={FIGURE_HEIGHT} />}>
    <TimeSeriesChart {...props} />
  </Suspense>
);
