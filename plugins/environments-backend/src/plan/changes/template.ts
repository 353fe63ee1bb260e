import {
  type CloudFormationClient,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { z } from 'zod';

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), resourceSchema),
});

export type TemplateResource = z.infer<typeof resourceSchema>;
export type StackTemplate = z.infer<typeof templateSchema>;

export function parseTemplate(body: string): StackTemplate {
  return templateSchema.parse(JSON.parse(body));
}

/**
 * The template that a stack was deployed with last. Those of the portal are
 * JSON.
 *
 * @throws Error for a template in YAML, which is somebody else's.
 */
export async function templateOf(
  client: CloudFormationClient,
  stackId: string,
): Promise<StackTemplate> {
  const { TemplateBody = '{"Resources":{}}' } = await client.send(
    new GetTemplateCommand({ StackName: stackId }),
  );
  return parseTemplate(TemplateBody);
}
