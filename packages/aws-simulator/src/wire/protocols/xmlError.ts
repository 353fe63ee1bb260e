import { XmlNode } from '@aws-sdk/xml-builder';
import { NormalizedSchema } from '@smithy/core/schema';
import { httpStringWriter } from '../codecs';
import type { AwsFailure } from '../failure';

/** The members of an error beside its code and message, as XML elements. */
export function modelledMembers(failure: AwsFailure): XmlNode[] {
  const nodes = Object.entries(failure.details).map(([name, value]) =>
    XmlNode.of(name, value),
  );
  if (!failure.modelled) return nodes;
  const { schema, value } = failure.modelled;
  const values = value as Record<string, unknown>;
  for (const [name, member] of NormalizedSchema.of(schema).structIterator()) {
    const content = values[name];
    if (/^message$/i.test(name) || content === undefined) continue;
    // AWS's modelled errors carry scalars only.
    const writer = httpStringWriter();
    writer.write(member, content);
    nodes.push(
      XmlNode.of(member.getMergedTraits().xmlName ?? name, writer.flush()),
    );
  }
  return nodes;
}
