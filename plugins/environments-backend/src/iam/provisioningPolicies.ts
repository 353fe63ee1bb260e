import { ACTIONS_BY_TYPE } from './actionsByType';
import { PORTAL_ACTIONS } from './portalActions';
import { NAME_PATTERNS, RESOURCE_SCOPES } from './resourceScopes';
import { TAGGED } from './tagged';

interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: '*' | string[];
  Condition?: object;
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
 * contain and what the portal asks for itself, action by action, narrowed to
 * what an environment's names allow, in as many managed policies as that takes.
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

/** By service, so that one can be looked up: what is narrow, then the rest. */
function statementsOf(actions: readonly string[]): Statement[] {
  const services = [...new Set(actions.map(serviceOf))];
  return services.flatMap(service => {
    const own = actions.filter(action => serviceOf(action) === service);
    const statements: Statement[] = [];
    const sid = () =>
      `${service.replaceAll(/\W/g, '')}${statements.length || ''}`;
    for (const scope of RESOURCE_SCOPES) {
      const Action = own.filter(action => scope.actions.includes(action));
      if (Action.length === 0) continue;
      const Resource = scope.resources.flatMap(named);
      statements.push({ Sid: sid(), Effect: 'Allow', Action, Resource });
    }
    const tagged = own.filter(action => TAGGED.actions.has(action));
    if (tagged.length > 0) {
      statements.push({
        Sid: sid(),
        Effect: 'Allow',
        Action: tagged,
        Resource: '*',
        Condition: TAGGED.condition,
      });
    }
    const rest = own.filter(isUnscoped);
    if (rest.length > 0) {
      statements.push({
        Sid: sid(),
        Effect: 'Allow',
        Action: rest,
        Resource: '*',
      });
    }
    return statements;
  });
}

/** Whether an action is allowed on everything, without a condition. */
function isUnscoped(action: string): boolean {
  return (
    !TAGGED.actions.has(action) &&
    !RESOURCE_SCOPES.some(({ actions }) => actions.includes(action))
  );
}

const serviceOf = (action: string) => action.split(':')[0];

function named(resource: string): string[] {
  return resource.includes('{name}')
    ? NAME_PATTERNS.map(pattern => resource.replace('{name}', pattern))
    : [resource];
}

function lengthOf(Statement: Statement[]): number {
  return JSON.stringify({ Version: '2012-10-17', Statement }).length;
}
