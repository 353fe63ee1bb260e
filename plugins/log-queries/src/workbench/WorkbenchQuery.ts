import type {
  ParameterValues,
  SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';

/** A saved query, and what it reads when it is run from here. */
export interface WorkbenchQuery extends SavedQuery {
  runsOver: string[];
  /** Values that the entity, the alarm or the task knows. */
  filled: ParameterValues;
  /** Why it is offered just now. */
  because?: string;
}
