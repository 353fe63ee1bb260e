import { isObject } from '../template/Template';
import { type LiveReader, liveReader } from './LiveReader';

const parsed = (document: string | undefined): unknown =>
  document === undefined ? undefined : JSON.parse(document);

export const role = liveReader({
  type: 'AWS::IAM::Role',
  find: ({ global, physicalId }) => global.roles.get(physicalId),
  properties: (shape, { properties }) => ({
    AssumeRolePolicyDocument: parsed(shape.AssumeRolePolicyDocument),
    Description: shape.Description,
    ManagedPolicyArns: shape.managedPolicyArns,
    MaxSessionDuration: shape.MaxSessionDuration,
    Path: shape.Path,
    Policies: namesOf(properties.Policies).map(PolicyName => ({
      PolicyName,
      PolicyDocument: parsed(shape.inlinePolicies[PolicyName]),
    })),
  }),
});

/** Other inline policies of a role belong to AWS::IAM::Policy resources. */
const namesOf = (policies: unknown): string[] =>
  Array.isArray(policies)
    ? policies.filter(isObject).map(each => String(each.PolicyName))
    : [];

export const policy: LiveReader = {
  type: 'AWS::IAM::Policy',
  read({ global, properties }) {
    const [first] = Array.isArray(properties.Roles) ? properties.Roles : [];
    const document = global.roles.get(String(first))?.shape.inlinePolicies[
      String(properties.PolicyName)
    ];
    return document === undefined
      ? undefined
      : { properties: { PolicyDocument: parsed(document) } };
  },
};
