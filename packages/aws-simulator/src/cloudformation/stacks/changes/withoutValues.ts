import type { Change } from '@aws-sdk/client-cloudformation';

/** A change set as it is shown to those who did not ask for the values. */
export const withoutValues = (changes: Change[]): Change[] =>
  changes.map(change => ({
    ...change,
    ResourceChange: change.ResourceChange && {
      ...change.ResourceChange,
      BeforeContext: undefined,
      AfterContext: undefined,
      Details: change.ResourceChange.Details?.map(detail => ({
        ...detail,
        Target: detail.Target && {
          ...detail.Target,
          Path: undefined,
          BeforeValue: undefined,
          AfterValue: undefined,
          AttributeChangeType: undefined,
        },
      })),
    },
  }));
