export {
  type DocumentedCost,
  documentedCosts,
  type DocumentedLine,
} from './documentedCosts';
export { monthlyCost } from './monthlyCost';
export { PRICED_REGIONS } from './prices';
export type { CostLine, CostLineId, MonthlyCost, MonthlyUsage } from './types';
