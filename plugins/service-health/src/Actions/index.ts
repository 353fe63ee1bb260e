export { ActionsProvider, useActions } from './ActionsProvider';
export { ServiceActions } from './ServiceActions';
