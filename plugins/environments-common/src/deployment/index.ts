export * from './api';
export * from './changedTopic';
export * from './client';
export * from './conditions';
export * from './deployment';
export * from './permissions';
export * from './status';
