import {
  evaluateCondition,
  evaluateProperties,
  type Scope,
} from '../template/evaluate';
import { type JsonObject, sameJson, type Template } from '../template/Template';

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

/** The names of the properties that two sets of properties differ in. */
export function changedProperties(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(name => !sameJson(before[name], after[name]));
}
