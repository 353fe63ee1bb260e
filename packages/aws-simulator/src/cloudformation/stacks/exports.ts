import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { Evaluator, type Scope } from '../template/evaluate';
import { isObject, type Json, type Template } from '../template/Template';
import type { Stack } from './events';

export interface StackExport {
  name: string;
  value: string;
  stack: Stack;
}

export const isDeleted = (stack: Stack) =>
  stack.shape.status === 'DELETE_COMPLETE';

export function exportsOf(region: Region): StackExport[] {
  return region.stacks
    .all()
    .filter(stack => !isDeleted(stack))
    .flatMap(stack =>
      stack.shape.outputs.flatMap(output =>
        output.ExportName === undefined
          ? []
          : [
              {
                name: output.ExportName,
                value: output.OutputValue ?? '',
                stack,
              },
            ],
      ),
    );
}

/** @throws AwsError `ValidationError` when no stack exports the name. */
export function importedValue(region: Region, name: string): string {
  const found = exportsOf(region).find(each => each.name === name);
  if (!found) throw validationError(`No export named ${name} found.`);
  return found.value;
}

/** The stacks that import a name. */
export const importersOf = (region: Region, name: string): Stack[] =>
  region.stacks
    .all()
    .filter(stack => !isDeleted(stack) && stack.shape.imports.includes(name));

/** The names of the exports that a template uses. */
export function importsOf(template: Template, scope: Scope): string[] {
  const evaluator = new Evaluator(scope);
  const values = [
    ...Object.values(template.Resources).map(each => each.Properties),
    ...Object.values(template.Outputs).map(each => each.Value),
  ];
  const names = values
    .flatMap(value => importArguments(value))
    .map(argument => evaluator.text(argument));
  return [...new Set(names)];
}

/** The arguments of all Fn::ImportValue in a value. */
function importArguments(value: Json, found: Json[] = []): Json[] {
  if (Array.isArray(value)) value.forEach(each => importArguments(each, found));
  else if (isObject(value)) {
    for (const [key, argument] of Object.entries(value)) {
      if (key === 'Fn::ImportValue') found.push(argument);
      importArguments(argument, found);
    }
  }
  return found;
}
