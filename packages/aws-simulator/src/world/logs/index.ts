export { LogGroupReader } from './LogGroupReader';
export type { GroupEvent, Span, StreamSummary } from './LogGroupReader';
