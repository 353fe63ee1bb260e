export { LogGroupReader } from './LogGroupReader';
export type { GroupEvent, Span } from './LogGroupReader';
export type { StreamSummary } from './LogSource';
export { StoredBytes } from './StoredBytes';
