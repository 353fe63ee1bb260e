import * as iam from '@aws-sdk/client-iam';
import { contextOf } from '../../policy/context';
import { contextKeysOf, evaluate } from '../../policy/evaluate';
import {
  MalformedPolicy,
  parsePolicy,
  type PolicyDocument,
} from '../../policy/PolicyDocument';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { iamPage } from './answers';
import { boundaryDocument, policiesOf, type SourcePolicy } from './principals';

interface ReadPolicy {
  id: string;
  type: iam.PolicySourceType;
  document: PolicyDocument;
}

type SimulationInput = Pick<
  iam.SimulateCustomPolicyRequest,
  | 'ActionNames'
  | 'ResourceArns'
  | 'ContextEntries'
  | 'CallerArn'
  | 'MaxItems'
  | 'Marker'
>;

/** What principals may do, worked out from their policies. */
export function simulationHandlers(world: World): Handlers<typeof iam> {
  return {
    SimulateCustomPolicy(input) {
      const policies = given(input.PolicyInputList);
      const boundary = given(input.PermissionsBoundaryPolicyInputList);
      return simulate(policies, boundary, input);
    },

    SimulatePrincipalPolicy(input, { accountId }) {
      const arn = input.PolicySourceArn ?? '';
      const policies = [
        ...policiesOf(world, accountId, arn),
        ...sources(input.PolicyInputList),
      ].map(read);
      const boundary = [
        ...boundaryDocument(world, accountId, arn),
        ...sources(input.PermissionsBoundaryPolicyInputList),
      ].map(read);
      return simulate(policies, boundary, { CallerArn: arn, ...input });
    },

    GetContextKeysForCustomPolicy: ({ PolicyInputList }) => ({
      ContextKeyNames: keysOf(given(PolicyInputList)),
    }),

    GetContextKeysForPrincipalPolicy(input, { accountId }) {
      const policies = [
        ...policiesOf(world, accountId, input.PolicySourceArn ?? ''),
        ...sources(input.PolicyInputList),
      ];
      return { ContextKeyNames: keysOf(policies.map(read)) };
    },
  };
}

function simulate(
  policies: ReadPolicy[],
  boundary: ReadPolicy[],
  input: SimulationInput,
) {
  const { ActionNames = [], ResourceArns = ['*'] } = input;
  for (const action of ActionNames) {
    if (!/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(action)) {
      throw invalidInput(`Invalid action name: ${action}`);
    }
  }
  const cases = ActionNames.flatMap(action =>
    ResourceArns.map(resource => ({ action, resource })),
  ).map((each, index) => ({
    ...each,
    key: String(index).padStart(8, '0'),
  }));
  const { items, ...rest } = iamPage(cases, input, each => each.key);
  const context = contextFor(input);
  return {
    EvaluationResults: items.map(({ action, resource }) =>
      result(policies, boundary, { action, resource, context }),
    ),
    ...rest,
  };
}

function result(
  policies: ReadPolicy[],
  boundary: ReadPolicy[],
  request: Parameters<typeof evaluate>[1],
): iam.EvaluationResult {
  const own = evaluate(policies, request);
  const bound = boundary.length > 0 ? evaluate(boundary, request) : undefined;
  const isBoundAllowed = bound?.decision === 'allowed';
  const decision =
    own.decision === 'allowed' && bound && !isBoundAllowed
      ? bound.decision
      : own.decision;
  const MatchedStatements = own.decidedBy.map(SourcePolicyId => ({
    SourcePolicyId,
    SourcePolicyType: policies.find(each => each.id === SourcePolicyId)?.type,
  }));
  const PermissionsBoundaryDecisionDetail = bound && {
    AllowedByPermissionsBoundary: isBoundAllowed,
  };
  return {
    EvalActionName: request.action,
    EvalResourceName: request.resource,
    EvalDecision: decision,
    MatchedStatements,
    MissingContextValues: own.missingKeys,
    PermissionsBoundaryDecisionDetail,
    ResourceSpecificResults: [
      {
        EvalResourceName: request.resource,
        EvalResourceDecision: decision,
        MatchedStatements,
        MissingContextValues: own.missingKeys,
        PermissionsBoundaryDecisionDetail,
      },
    ],
  };
}

/** What is said about the request, and what follows from who makes it. */
function contextFor({ ContextEntries = [], CallerArn }: SimulationInput) {
  const { 4: accountId, 5: resource = '' } = CallerArn?.split(':') ?? [];
  const caller: Array<[string, string[]]> = CallerArn
    ? [
        ['aws:PrincipalArn', [CallerArn]],
        ['aws:PrincipalAccount', [accountId ?? '']],
        ['aws:username', [resource.split('/').pop() ?? '']],
      ]
    : [];
  return contextOf([
    ...caller,
    ...ContextEntries.map(
      entry =>
        [entry.ContextKeyName ?? '', entry.ContextKeyValues ?? []] as const,
    ),
  ]);
}

const sources = (documents: string[] = []): SourcePolicy[] =>
  documents.map((document, index) => ({
    id: `PolicyInputList.${index + 1}`,
    type: 'none',
    document,
  }));

const given = (documents: string[] | undefined): ReadPolicy[] =>
  sources(documents).map(read);

function read({ id, type, document }: SourcePolicy): ReadPolicy {
  try {
    return { id, type, document: parsePolicy(document, 'identity') };
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw invalidInput(`Invalid Input Policy: ${error.message}`);
  }
}

const keysOf = (policies: ReadPolicy[]): string[] => [
  ...new Set(policies.flatMap(({ document }) => contextKeysOf(document))),
];

const invalidInput = (message: string) =>
  new iam.InvalidInputException({ message, $metadata: {} });
