import { asStructure } from './schemas';
import type { OperationModel, ServiceModel } from './sdkModel';

/**
 * How other clients, whose models are older or newer than the SDK's, reach an
 * operation: the AWS CLI lists identities with GET, the SDK with POST.
 */
const OTHER_BINDINGS: Record<
  string,
  Record<string, [method: string, path: string]>
> = {
  ses: {
    ListConfigurationSets: ['GET', '/v2/email/configuration-sets'],
    ListEmailIdentities: ['GET', '/v2/email/identities'],
  },
};

/** A service's operations under their other bindings. */
export function otherBindings({
  signingName,
  operations,
}: ServiceModel): OperationModel[] {
  return Object.entries(OTHER_BINDINGS[signingName] ?? {}).flatMap(
    ([name, [method, path]]) => {
      const operation = operations.get(name);
      return operation
        ? [{ ...withQueryInput(operation), http: [method, path, 200] }]
        : [];
    },
  );
}

/** Reads from the query what the SDK's model places in the body. */
function withQueryInput(operation: OperationModel): OperationModel {
  const structure = asStructure(operation.input);
  if (!structure) return operation;
  const [kind, namespace, name, traits, names, members, required] = structure;
  const bound = members.map((member, index): typeof member => {
    const schema =
      Array.isArray(member) && member.length === 2 ? member[0] : member;
    return [schema, { httpQuery: names[index] }] as typeof member;
  });
  return {
    ...operation,
    input: [kind, namespace, name, traits, names, bound, required],
  };
}
