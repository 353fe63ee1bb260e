import type { ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import { referencesWithAttributes } from '../../template/references';
import {
  type Json,
  sameJson,
  type TemplateParameter,
} from '../../template/Template';

/** A property that an update would change. */
export interface ChangedProperty {
  name: string;
  /** Values, as they may be shown. */
  before: unknown;
  after: unknown;
  /** What the templates say, references and all. */
  definitionBefore: Json | undefined;
  definition: Json | undefined;
  /** Whether the resource must be made anew. */
  replaces: boolean;
  /** Whether the new value is known before the execution. */
  isKnown: boolean;
}

/** What else an update would change. */
export interface Surroundings {
  parameters: Record<string, TemplateParameter>;
  hasNewValue(parameter: string): boolean;
  isReplaced(logicalId: string): boolean;
  isModified(logicalId: string): boolean;
}

type Cause = Pick<ResourceChangeDetail, 'ChangeSource' | 'CausingEntity'>;

/**
 * One detail for each cause of a property's change.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
 */
export function propertyDetails(
  property: ChangedProperty,
  surroundings: Surroundings,
): ResourceChangeDetail[] {
  const { name, before, after, replaces, isKnown } = property;
  const isTags = name === 'Tags';
  return causesOf(property, surroundings).map(cause => ({
    Target: {
      Attribute: isTags ? 'Tags' : 'Properties',
      Name: isTags ? undefined : name,
      Path: `/Properties/${name}`,
      RequiresRecreation: replaces ? 'Always' : 'Never',
      BeforeValue: asText(before),
      AfterValue: asText(after),
      AttributeChangeType: changeTypeOf(before, after),
    },
    Evaluation: isKnown ? 'Static' : 'Dynamic',
    ...cause,
  }));
}

function causesOf(
  { definitionBefore, definition }: ChangedProperty,
  surroundings: Surroundings,
): Cause[] {
  const causes = referencesWithAttributes(definition ?? null).flatMap(
    ({ name, attribute }): Cause[] => {
      if (Object.hasOwn(surroundings.parameters, name)) {
        return surroundings.hasNewValue(name)
          ? [{ ChangeSource: 'ParameterReference', CausingEntity: name }]
          : [];
      }
      if (attribute !== undefined && surroundings.isModified(name)) {
        const CausingEntity = `${name}.${attribute}`;
        return [{ ChangeSource: 'ResourceAttribute', CausingEntity }];
      }
      return surroundings.isReplaced(name)
        ? [{ ChangeSource: 'ResourceReference', CausingEntity: name }]
        : [];
    },
  );
  const isRewritten = !sameJson(definitionBefore, definition);
  return isRewritten || causes.length === 0
    ? [...causes, { ChangeSource: 'DirectModification' }]
    : causes;
}

/** Whether something comes, goes, or becomes another. */
export function changeTypeOf(before: unknown, after: unknown) {
  if (before === undefined) return 'Add';
  return after === undefined ? 'Remove' : 'Modify';
}

export const asText = (value: unknown): string | undefined =>
  value === undefined || typeof value === 'string'
    ? value
    : JSON.stringify(value);
