import { ACTIONS_BY_TYPE } from './actionsByType';
import { PORTAL_ACTIONS } from './portalActions';

interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: '*';
}

/** A policy as IAM takes it. */
export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: Statement[];
}

/**
 * What a managed policy may have, without white space.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const LONGEST_POLICY = 6_144;

/**
 * The policies of the role that provisions environments: what their stacks
 * contain and what the portal asks for itself, action by action, in as many
 * managed policies as that takes.
 *
 * @param types - the types of the resources in the templates.
 * @throws Error for a type whose actions are not known.
 */
export function provisioningPolicies(
  types: readonly string[],
): PolicyDocument[] {
  const actions = new Set<string>(PORTAL_ACTIONS);
  for (const type of types) {
    const known = ACTIONS_BY_TYPE[type];
    if (!known) throw new Error(`Nobody has said what ${type} takes`);
    for (const action of known) actions.add(action);
  }
  const policies: PolicyDocument[] = [];
  for (const statement of statementsOf([...actions].sort())) {
    const last = policies.at(-1);
    const fits =
      last && lengthOf([...last.Statement, statement]) <= LONGEST_POLICY;
    if (fits) last.Statement.push(statement);
    else policies.push({ Version: '2012-10-17', Statement: [statement] });
  }
  return policies;
}

/** One for each service, so that one can be looked up. */
function statementsOf(actions: readonly string[]): Statement[] {
  const services = new Set(actions.map(action => action.split(':')[0]));
  return [...services].map(service => ({
    Sid: service.replaceAll(/\W/g, ''),
    Effect: 'Allow',
    Action: actions.filter(action => action.startsWith(`${service}:`)),
    Resource: '*',
  }));
}

function lengthOf(Statement: Statement[]): number {
  return JSON.stringify({ Version: '2012-10-17', Statement }).length;
}
