import { freeStorageLimitsGb } from '../freeStorage';
import type { Rule } from './Rule';

const freeStorageAlarms: Rule = spec => {
  const { database, operations } = spec;
  const { critical, warning } = freeStorageLimitsGb(spec);
  const field = (severity: 'Critical' | 'Warning') => {
    const percent = `freeStorage${severity}Percent` as const;
    return operations[percent] === undefined
      ? `freeStorage${severity}Gb`
      : percent;
  };
  if (warning >= database.allocatedStorageGb) {
    return {
      path: ['operations', field('Warning')],
      message: `A volume of ${database.allocatedStorageGb} GB never has ${warning} GB free: the alarm would always be on; lower it.`,
    };
  }
  if (critical >= warning) {
    return {
      path: ['operations', field('Critical')],
      message: `The critical alarm (${critical} GB) has to come after the warning (${warning} GB); lower it.`,
    };
  }
  return undefined;
};

const budget: Rule = ({ operations }) =>
  operations.monthlyBudgetUsd !== undefined &&
  operations.warningEmail === undefined
    ? {
        path: ['operations', 'warningEmail'],
        message:
          'The budget has nobody to write to; name an e-mail for warnings, or leave the budget out.',
      }
    : undefined;

export const operationsRules = [freeStorageAlarms, budget];
