import type { z } from 'zod';
import type { environmentSpecFields } from '../EnvironmentSpec';

/** A specification whose fields are right, each by itself. */
export type Fields = z.output<typeof environmentSpecFields>;

export interface RuleIssue {
  path: string[];
  /** The reason, and the fix. */
  message: string;
}

/** Checks what fields say together. */
export type Rule = (spec: Fields) => RuleIssue | undefined;
