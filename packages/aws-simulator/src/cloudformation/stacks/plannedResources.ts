import {
  evaluateCondition,
  evaluateProperties,
  type Scope,
} from '../template/evaluate';
import type { JsonObject, Template } from '../template/Template';

/** The logical ids whose condition holds. */
export const activeResources = (template: Template, scope: Scope): string[] =>
  Object.entries(template.Resources)
    .filter(
      ([, { Condition }]) => !Condition || evaluateCondition(Condition, scope),
    )
    .map(([id]) => id);

export const propertiesOf = (
  template: Template,
  logicalId: string,
  scope: Scope,
): JsonObject =>
  evaluateProperties(template.Resources[logicalId].Properties, scope);
