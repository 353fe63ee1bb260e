import { MalformedQueryException } from '@aws-sdk/client-cloudwatch-logs';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  lineAndColumn,
  type RunProblem,
} from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from './record';

/** What of a run its errors are explained with. */
type Explained = Pick<
  RunRecord,
  'query_string' | 'account_id' | 'region' | 'log_group_names'
>;

/**
 * Puts an error into words: for a malformed query with its place, for a
 * missing permission with the statement to add.
 */
export function explainQueryError(error: unknown, run: Explained): RunProblem {
  const problem = explainAwsError(error);
  if (error instanceof MalformedQueryException) {
    return withPlace(problem, error, run.query_string);
  }
  if (problem.kind === 'access-denied' && problem.action) {
    return {
      ...problem,
      remedy: `Add to the policy of the portal's role: ${statement(
        problem.action,
        run,
      )}`,
    };
  }
  switch (problem.code) {
    case 'LimitExceededException':
      return {
        ...problem,
        message:
          'The account runs as many queries as AWS lets it, those of the console and scheduled ones included',
      };
    case 'ResourceNotFoundException':
      return {
        ...problem,
        remedy: `Look whether all of its log groups are still there: ${run.log_group_names.join(
          ', ',
        )}`,
      };
    default:
      return problem;
  }
}

function withPlace(
  problem: RunProblem,
  { queryCompileError }: MalformedQueryException,
  queryString: string,
): RunProblem {
  const message = queryCompileError?.message ?? problem.message;
  const { startCharOffset, endCharOffset } = queryCompileError?.location ?? {};
  if (startCharOffset === undefined) return { ...problem, message };
  const { line, column } = lineAndColumn(queryString, startCharOffset);
  return {
    ...problem,
    message: /\bline \d/.test(message)
      ? message
      : `${message} (line ${line}, column ${column})`,
    position: {
      start: startCharOffset,
      end: endCharOffset ?? startCharOffset + 1,
    },
  };
}

/** An IAM statement, over the log groups that the run reads. */
function statement(action: string, run: Explained): string {
  const isOfGroups = action === 'logs:StartQuery';
  return JSON.stringify({
    Effect: 'Allow',
    Action: action,
    Resource: isOfGroups
      ? run.log_group_names.map(
          name =>
            `arn:aws:logs:${run.region}:${run.account_id}:log-group:${name}:*`,
        )
      : '*',
  });
}
