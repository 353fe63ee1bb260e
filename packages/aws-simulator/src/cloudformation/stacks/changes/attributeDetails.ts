import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { sameJson, type TemplateResource } from '../../template/Template';
import { asText, changeTypeOf } from './propertyDetails';

/** What a template says of a resource beside its properties. */
const ATTRIBUTES = [
  'CreationPolicy',
  'DeletionPolicy',
  'Metadata',
  'UpdatePolicy',
  'UpdateReplacePolicy',
] as const;

/** The changes of a resource's attributes, which never touch the resource. */
export function attributeDetails(
  before: TemplateResource | undefined,
  after: TemplateResource,
): ResourceChangeDetail[] {
  if (!before) return [];
  return ATTRIBUTES.filter(name => !sameJson(before[name], after[name])).map(
    Attribute => ({
      Target: {
        Attribute,
        Path: `/${Attribute}`,
        RequiresRecreation: 'Never',
        BeforeValue: asText(before[Attribute]),
        AfterValue: asText(after[Attribute]),
        AttributeChangeType: changeTypeOf(before[Attribute], after[Attribute]),
      },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    }),
  );
}
