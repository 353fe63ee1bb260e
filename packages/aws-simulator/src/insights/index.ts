export { InsightsQuery } from './InsightsQuery';
export { QueryExecution } from './QueryExecution';
export type { QueryStatistics, ResultRow } from './QueryExecution';
export type { ResultField } from './evaluation/OutputColumns';
export type { QueryContext } from './functions';
export type { LogEvent } from './LogEvent';
export type { InputRange, SideInput } from './SideInput';
export { parseCsv, type LookupTable } from './functions/LookupTable';
