import { conditionHolds } from './conditions';
import { type RequestContextValues, withVariables } from './context';
import { arnFits, fits } from './matching';
import type { PolicyDocument, PolicyStatement } from './PolicyDocument';

export interface PolicyRequest {
  /** Such as `s3:GetObject`. */
  action: string;
  /** An ARN, or `*`. */
  resource: string;
  context: RequestContextValues;
}

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

export interface Evaluation {
  decision: Decision;
  /** The ids of the policies whose statements made the decision. */
  decidedBy: string[];
  /** Keys that statements about the action and resource ask for in vain. */
  missingKeys: string[];
}

/**
 * What policies that all belong to one principal say about a request: one
 * denial outweighs every permission, and what nothing permits is denied.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(
  policies: Array<{ id: string; document: PolicyDocument }>,
  request: PolicyRequest,
): Evaluation {
  const missing = new Set<string>();
  const deciding: Record<PolicyStatement['Effect'], string[]> = {
    Allow: [],
    Deny: [],
  };
  for (const { id, document } of policies) {
    for (const statement of document.Statement) {
      if (!concerns(statement, request)) continue;
      for (const key of conditionKeys(statement)) {
        if (!request.context.has(key.toLowerCase())) missing.add(key);
      }
      if (conditionsHold(statement, request)) {
        deciding[statement.Effect].push(id);
      }
    }
  }
  const decidedBy = deciding.Deny.length > 0 ? deciding.Deny : deciding.Allow;
  return {
    decision: decisionOf(deciding),
    decidedBy,
    missingKeys: [...missing],
  };
}

function decisionOf(
  deciding: Record<PolicyStatement['Effect'], string[]>,
): Decision {
  if (deciding.Deny.length > 0) return 'explicitDeny';
  return deciding.Allow.length > 0 ? 'allowed' : 'implicitDeny';
}

/** The context keys that a policy asks for. */
export const contextKeysOf = (document: PolicyDocument): string[] => [
  ...new Set(document.Statement.flatMap(conditionKeys)),
];

const conditionKeys = ({ Condition = {} }: PolicyStatement): string[] =>
  Object.values(Condition).flatMap(lines => Object.keys(lines));

/** Whether a statement is about the action and the resource. */
function concerns(
  { Action, NotAction, Resource, NotResource }: PolicyStatement,
  { action, resource, context }: PolicyRequest,
): boolean {
  const actionFits = (pattern: string) =>
    fits(pattern, action, { ignoreCase: true });
  const resourceFits = (pattern: string) => {
    const filled = withVariables(pattern, context);
    return filled !== undefined && arnFits(filled, resource);
  };
  const isAction = Action
    ? Action.some(actionFits)
    : !NotAction?.some(actionFits);
  const isResource = Resource
    ? Resource.some(resourceFits)
    : !NotResource?.some(resourceFits);
  return isAction && isResource;
}

const conditionsHold = (
  { Condition = {} }: PolicyStatement,
  { context }: PolicyRequest,
): boolean =>
  Object.entries(Condition).every(([operator, lines]) =>
    Object.entries(lines).every(([key, wanted]) =>
      conditionHolds(operator, key, wanted, context),
    ),
  );
