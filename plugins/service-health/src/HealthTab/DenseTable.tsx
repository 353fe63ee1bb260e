export { DenseTable } from './parts/DenseTable';
