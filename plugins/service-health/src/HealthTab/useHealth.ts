import { useApi } from '@backstage/core-plugin-api';
import type {
  HealthHistory,
  HealthReport,
  MetricsReport,
} from '@quarterdeck/plugin-service-health-common';
import { useCallback, useMemo } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import type { ChartScope } from '../chart/ChartScope';
import { type Polled, usePolled } from '../polling/usePolled';
import { between, complaintAbout } from '../time/TimeRange';
import { useTimeRange } from '../time/useTimeRange';
import { useTimeWindow } from '../time/useTimeWindow';
import { marksOf } from './marks';

const REPORT_SECONDS = 15;

/** All that the tab shows, and over which time. */
export function useHealth(entityRef: string): {
  report: Polled<HealthReport>;
  metrics: Polled<MetricsReport>;
  history: Polled<HealthHistory>;
  time: ReturnType<typeof useTimeRange>;
  scope: ChartScope;
  /** Loads all of it now. */
  refresh: () => void;
} {
  const api = useApi(serviceHealthApiRef);
  const time = useTimeRange();
  const { window, refresh: refreshWindow } = useTimeWindow(time.range);
  const report = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getReport(entityRef, signal),
      [api, entityRef],
    ),
    REPORT_SECONDS,
  );
  // The window moves on by itself, and these with it.
  const metrics = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getMetrics(entityRef, window, signal),
      [api, entityRef, window],
    ),
    undefined,
    entityRef,
  );
  const history = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getHistory(entityRef, window, signal),
      [api, entityRef, window],
    ),
    undefined,
    entityRef,
  );
  const { setRange } = time;
  const scope = useMemo<ChartScope>(
    () => ({
      window,
      marks: marksOf(history.value, report.value, window),
      onZoom: (start, end) => {
        if (!complaintAbout(start, end)) setRange(between(start, end));
      },
    }),
    [window, history.value, report.value, setRange],
  );
  const refresh = () => {
    refreshWindow();
    report.refresh();
  };
  return { report, metrics, history, time, scope, refresh };
}
