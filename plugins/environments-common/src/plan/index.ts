export * from './addresses';
export * from './api';
export * from './approval';
export * from './change';
export * from './findings';
export * from './paths';
export * from './plan';
export * from './price';
