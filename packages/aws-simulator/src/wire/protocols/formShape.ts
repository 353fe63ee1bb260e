import type { $SchemaRef } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { formStringReader } from '../codecs';

/** The dotted keys of a form as a tree: `Tags.member.1.Key=a`. */
type FormTree = { [key: string]: FormTree | string };
type FormNode = FormTree | string;

/**
 * Reads the form of an awsQuery or ec2Query request as the value of a shape.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export function readFormShape(
  schema: $SchemaRef,
  form: URLSearchParams,
  dialect: 'awsQuery' | 'ec2Query',
): unknown {
  const normalized = NormalizedSchema.of(schema);
  if (!normalized.isStructSchema()) return {};
  return new FormReader(dialect).read(normalized, treeOf(form));
}

function treeOf(form: URLSearchParams): FormTree {
  const root: FormTree = Object.create(null);
  for (const [key, value] of form) {
    const steps = key.split('.');
    const last = steps.pop() ?? '';
    let node = root;
    for (const step of steps) {
      const next = node[step];
      if (typeof next === 'object') node = next;
      else node = node[step] = Object.create(null) as FormTree;
    }
    if (typeof node[last] !== 'object') node[last] = value;
  }
  return root;
}

class FormReader {
  constructor(private readonly dialect: 'awsQuery' | 'ec2Query') {}

  read(schema: NormalizedSchema, node: FormNode): unknown {
    if (schema.isStructSchema()) return this.readStructure(schema, node);
    if (schema.isListSchema()) return this.readList(schema, node);
    if (schema.isMapSchema()) return this.readMap(schema, node);
    return typeof node === 'string'
      ? formStringReader.read(schema, node)
      : undefined;
  }

  private readStructure(schema: NormalizedSchema, node: FormNode) {
    const value: Record<string, unknown> = {};
    if (typeof node === 'string') return value;
    for (const [name, member] of schema.structIterator()) {
      const child = node[this.keyOf(name, member)];
      if (child !== undefined) value[name] = this.read(member, child);
    }
    return value;
  }

  private readList(schema: NormalizedSchema, node: FormNode): unknown[] {
    if (typeof node === 'string') return [];
    const item = schema.getValueSchema();
    const flattened =
      this.dialect === 'ec2Query' || schema.getMergedTraits().xmlFlattened;
    const itemName = item.getMergedTraits().xmlName ?? 'member';
    const items = flattened ? node : node[itemName] ?? node.member ?? node;
    return numbered(items).map(child => this.read(item, child));
  }

  private readMap(schema: NormalizedSchema, node: FormNode) {
    if (typeof node === 'string') return {};
    const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
    const item = schema.getValueSchema();
    const itemName = item.getMergedTraits().xmlName ?? 'value';
    const entries = schema.getMergedTraits().xmlFlattened
      ? node
      : node.entry ?? {};
    return Object.fromEntries(
      numbered(entries).flatMap(entry =>
        typeof entry === 'object' && entry[itemName] !== undefined
          ? [[String(entry[keyName]), this.read(item, entry[itemName])]]
          : [],
      ),
    );
  }

  private keyOf(name: string, member: NormalizedSchema): string {
    const traits = member.getMergedTraits();
    if (this.dialect === 'awsQuery') return traits.xmlName ?? name;
    return (
      (traits.ec2QueryName as string | undefined) ??
      capitalized(traits.xmlName ?? name)
    );
  }
}

function numbered(node: FormNode): FormNode[] {
  if (typeof node === 'string') return [];
  return Object.keys(node)
    .filter(key => /^\d+$/.test(key))
    .sort((a, b) => Number(a) - Number(b))
    .map(key => node[key]);
}

const capitalized = (name: string) => name[0].toUpperCase() + name.slice(1);
