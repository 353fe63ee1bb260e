export { ActionsProvider } from './ActionsProvider';
export { MutedNote } from './MutedNote';
export { ServiceActions } from './ServiceActions';
