import { type CollectionTag, isNode, type ScalarTag } from 'yaml';

const FUNCTIONS = [
  'Base64',
  'Cidr',
  'And',
  'Equals',
  'If',
  'Not',
  'Or',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'GetStackOutput',
  'ImportValue',
  'Join',
  'Length',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
];

const longForm = (name: string) =>
  FUNCTIONS.includes(name) ? `Fn::${name}` : name;

/** The short forms of the intrinsic functions: `!Ref x`, `!Join [',', …]`. */
export const YAML_TAGS: Array<ScalarTag | CollectionTag> = [
  ...FUNCTIONS,
  'Ref',
  'Condition',
].flatMap(name => [
  {
    tag: `!${name}`,
    resolve: (text: string) => ({ [longForm(name)]: text }),
  },
  ...(['seq', 'map'] as const).map(collection => ({
    tag: `!${name}`,
    collection,
    resolve: (node: unknown) => ({
      [longForm(name)]: isNode(node) ? node.toJSON() : node,
    }),
  })),
]);
