import type { Budget, Notification, Subscriber } from '@aws-sdk/client-budgets';

/** `id` is the name. */
export type BudgetShape = Budget & {
  BudgetName: string;
  notifications: Array<{
    notification: Notification & { Threshold: number };
    subscribers: Subscriber[];
  }>;
};
