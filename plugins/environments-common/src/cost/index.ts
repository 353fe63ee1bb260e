export {
  monthlyCost,
  type CostLine,
  type MonthlyCost,
  type MonthlyUsage,
} from './monthlyCost';
