import { createContext, type ReactNode, useContext } from 'react';
import type { HealthWindow } from '../api/ServiceHealthApi';

/** Something that happened, to be seen in every chart. */
export interface ChartMark {
  /** Seconds since 1970. */
  at: number;
  /** Short enough to stand beside its line: `rev 42`. */
  label: string;
}

/** What the charts of a page have in common. */
export interface ChartScope {
  /** The time axis of all. */
  window: HealthWindow;
  marks: ChartMark[];
  /** Called with what was dragged over; both ends are ISO 8601. */
  onZoom: (start: string, end: string) => void;
}

const NOTHING: ChartScope = {
  window: { start: '', end: '' },
  marks: [],
  onZoom: () => {},
};

const Context = createContext<ChartScope>(NOTHING);

/** Gives the charts below it one time axis, and one way to zoom. */
export const ChartScopeProvider = ({
  scope,
  children,
}: {
  scope: ChartScope;
  children: ReactNode;
}) => <Context.Provider value={scope}>{children}</Context.Provider>;

export function useChartScope(): ChartScope {
  return useContext(Context);
}
