import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import type { Synthesis, SynthesizedStack } from './Synthesis';
import { policyNotes } from './policyNotes';
import { addEnvironment, createApp, type EnvironmentStack } from './stacks';

/**
 * What CloudFormation takes inline; a larger template would need a bucket.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const LARGEST_INLINE_TEMPLATE_BYTES = 51_200;

/** Synthesizes in this process, which holds it up: see `synthesize`. */
export function synthesizeHere(
  spec: EnvironmentSpec,
  outdir: string,
): Synthesis {
  const app = createApp({ outdir });
  const stacks = addEnvironment(app, spec);
  const assembly = app.synth();
  return {
    stacks: stacks.map(stack =>
      describeStack(
        stack,
        stacks,
        assembly.getStackArtifact(stack.artifactId).template,
      ),
    ),
    policy: policyNotes(stacks),
  };
}

function describeStack(
  stack: EnvironmentStack,
  all: EnvironmentStack[],
  template: { Resources: object },
): SynthesizedStack {
  const templateBody = JSON.stringify(template);
  const bytes = Buffer.byteLength(templateBody);
  if (bytes > LARGEST_INLINE_TEMPLATE_BYTES) {
    throw new Error(
      `The template of ${stack.stackName} has ${bytes} bytes, more than the ${LARGEST_INLINE_TEMPLATE_BYTES} that CloudFormation takes inline.`,
    );
  }
  return {
    part: stack.part,
    stackName: stack.stackName,
    region: stack.region,
    templateBody,
    tags: stack.tags.tagValues(),
    dependsOn: all
      .filter(other => stack.dependencies.includes(other))
      .map(other => other.part),
    terminationProtection: stack.terminationProtection ?? false,
    resourceCount: Object.keys(template.Resources).length,
  };
}
