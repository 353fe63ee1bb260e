export * from './api';
export * from './destroy';
export * from './drift';
export * from './spec';
