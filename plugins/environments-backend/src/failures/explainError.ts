import { explainAwsError, isFromAws } from '@quarterdeck/plugin-aws-node';
import type { ProblemKind } from '@quarterdeck/plugin-service-health-common';
import { databaseTrouble } from './databaseTrouble';
import { DnsFailed } from './DnsFailed';
import { finalRemedy } from './finalRemedy';

/** Why something did not work, in words for the person who reads it. */
export interface Explained {
  /** Whose failure it is. */
  source: 'aws' | 'dns' | 'database' | 'portal';
  /** What AWS says, in one word. */
  kind?: ProblemKind;
  message: string;
  /** What mends it, while the portal goes on asking. */
  remedy?: string;
  /** What mends it, when nobody asks any more. */
  finalRemedy?: string;
  /** Whether asking again may help. */
  isPassing: boolean;
  /** Whether it is the log of the portal that is to say more. */
  isLogged?: boolean;
}

/** Of AWS's problems, those that pass. */
const WAITED_OUT = new Set<ProblemKind>([
  'throttled',
  'unreachable',
  'credentials',
]);

/** Mistakes in the portal, whose words are for those who write it. */
const MISTAKES = new Set([
  'AssertionError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'ZodError',
]);

const OPERATORS = 'Those who run the portal find more in its log';

/**
 * Tells AWS's failures from those of the portal itself, of its database and of
 * DNS, whatever code they have in common, and puts each into words.
 */
export function explainError(error: unknown): Explained {
  if (isFromAws(error)) return explainedAws(error);
  if (error instanceof DnsFailed) {
    return {
      source: 'dns',
      message: error.message,
      remedy: 'The portal asks again by itself',
      finalRemedy:
        'Check the way from the portal to DNS, and `quarterdeck.environments.delegation.dnsServers`',
      isPassing: true,
    };
  }
  const database = databaseTrouble(error);
  if (database) {
    const remedy = `${OPERATORS} and in that of the database`;
    return {
      source: 'database',
      ...database,
      remedy,
      finalRemedy: remedy,
      isLogged: true,
    };
  }
  const { message, name } = asError(error);
  if (MISTAKES.has(name)) {
    return {
      source: 'portal',
      message: `The portal itself has made a mistake: ${message}`,
      remedy: OPERATORS,
      finalRemedy: OPERATORS,
      isPassing: false,
      isLogged: true,
    };
  }
  return { source: 'portal', message, isPassing: false };
}

/** Whether the portal's database is away, for a while: whoever comes next goes on. */
export function databaseIsAway(error: unknown): boolean {
  const { isPassing, source } = explainError(error);
  return source === 'database' && isPassing;
}

function explainedAws(error: unknown): Explained {
  const problem = explainAwsError(error);
  const { kind, message, remedy } = problem;
  const status = (error as { $metadata?: { httpStatusCode?: number } })
    .$metadata?.httpStatusCode;
  return {
    source: 'aws',
    kind,
    message,
    remedy,
    finalRemedy: finalRemedy(problem),
    isPassing: WAITED_OUT.has(kind) || (status !== undefined && status >= 500),
  };
}

function asError(error: unknown): { message: string; name: string } {
  return error instanceof Error
    ? error
    : { message: String(error), name: 'Error' };
}
