import type { StackPart } from '@quarterdeck/plugin-environments-common';
import type { PreflightContext } from '../context';

/** S3 hides the buckets of others, and all from who may not list them. */
export type Presence = 'there' | 'absent' | 'hidden';

/** Something that a stack would make under a name of its own. */
export interface Named {
  part: StackPart;
  /** With its article: `a bucket`. */
  what: string;
  name: string;
  /** What else can be done than to delete or rename it. */
  remedy?: string;
  /** Where in the specification. @default 'name' */
  field?: string;
  look(): Promise<Presence>;
}

/** What a stack would make, as far as it can be in the way. */
export type NamesOfPart = (context: PreflightContext) => Promise<Named[]>;

export function presence(isThere: boolean): Presence {
  return isThere ? 'there' : 'absent';
}
