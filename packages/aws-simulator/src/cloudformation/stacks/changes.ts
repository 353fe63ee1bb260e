import type {
  Change,
  ResourceChange,
  ResourceChangeDetail,
  Tag,
} from '@aws-sdk/client-cloudformation';
import type { Region } from '../../world/Region';
import type { StackResourceRecord } from '../../world/resources/cloudformation';
import { RESOURCE_PROVIDERS } from '../resources';
import { dependenciesOf, referencesIn } from '../template/dependencies';
import type { Scope } from '../template/evaluate';
import { sameJson, type Template } from '../template/Template';
import { type Stack, visibleProperties } from './events';
import {
  activeResources,
  changedProperties,
  propertiesOf,
} from './plannedResources';
import { scopeOf } from './scope';

/** What CloudFormation writes for a value that only the execution will know. */
const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/**
 * What an execution of a template would change, compared with what a stack was
 * made with.
 */
export function planChanges(
  region: Region,
  stack: Pick<Stack, 'id' | 'shape'>,
  template: Template,
  parameters: Record<string, string>,
  tags: Tag[],
): Change[] {
  const planner = new Planner(region, stack, template, parameters, tags);
  return planner.changes().map(ResourceChange => ({
    Type: 'Resource',
    ResourceChange,
  }));
}

class Planner {
  private readonly scope: Scope;
  private readonly replaced = new Set<string>();
  private readonly tagsChanged: boolean;

  constructor(
    region: Region,
    private readonly stack: Pick<Stack, 'id' | 'shape'>,
    private readonly template: Template,
    parameters: Record<string, string>,
    tags: Tag[],
  ) {
    const scope = scopeOf(region, stack, template, parameters);
    this.tagsChanged = !sameJson(tags, stack.shape.tags);
    this.scope = {
      ...scope,
      resource: id =>
        (this.replaced.has(id) ? undefined : scope.resource(id)) ?? {
          physicalId: KNOWN_AFTER_APPLY,
          attribute: () => KNOWN_AFTER_APPLY,
        },
      // A secret that is yet to be made has no value yet.
      dynamicReference: reference =>
        reference.includes(KNOWN_AFTER_APPLY)
          ? KNOWN_AFTER_APPLY
          : scope.dynamicReference(reference),
    };
  }

  changes(): ResourceChange[] {
    const { resources } = this.stack.shape;
    const active = activeResources(this.template, this.scope);
    const planned = inOrder(this.template, active).flatMap(id => {
      const record = resources[id];
      return !record || record.status === 'DELETE_COMPLETE'
        ? [this.addition(id)]
        : this.modification(id, record);
    });
    const removed = Object.values(resources)
      .filter(each => !active.includes(each.logicalId))
      .map(record => this.removal(record));
    return [...planned, ...removed];
  }

  private addition(id: string): ResourceChange {
    const { Type } = this.template.Resources[id];
    return {
      Action: 'Add',
      LogicalResourceId: id,
      ResourceType: Type,
      Scope: [],
      Details: [],
      AfterContext: contextOf(
        Type,
        propertiesOf(this.template, id, this.scope),
      ),
    };
  }

  private removal(record: StackResourceRecord): ResourceChange {
    const policy =
      this.template.Resources[record.logicalId]?.DeletionPolicy ?? 'Delete';
    return {
      Action: 'Remove',
      PolicyAction: policy === 'Retain' ? 'Retain' : 'Delete',
      LogicalResourceId: record.logicalId,
      PhysicalResourceId: record.physicalId,
      ResourceType: record.type,
      Scope: [],
      Details: [],
      BeforeContext: contextOf(record.type, record.properties),
    };
  }

  private modification(
    id: string,
    record: StackResourceRecord,
  ): ResourceChange[] {
    const definition = this.template.Resources[id];
    const properties = propertiesOf(this.template, id, this.scope);
    const names = changedProperties(record.properties, properties);
    if (names.length === 0 && !this.tagsChanged) return [];
    const replacedBy = RESOURCE_PROVIDERS.get(record.type)?.replacedBy ?? [];
    const replaces = names.filter(name => replacedBy.includes(name));
    if (replaces.length > 0) this.replaced.add(id);
    const details = names.map(name =>
      detailOf(
        name,
        visibleProperties(record.type, record.properties),
        visibleProperties(record.type, properties),
        replaces.includes(name),
        [...referencesIn(definition.Properties[name] ?? null)],
        this.template,
      ),
    );
    const onlyTags = names.every(name => name === 'Tags');
    return [
      {
        Action: 'Modify',
        PolicyAction: replaces.length > 0 ? 'ReplaceAndDelete' : undefined,
        LogicalResourceId: id,
        PhysicalResourceId: record.physicalId,
        ResourceType: record.type,
        Replacement: replaces.length > 0 ? 'True' : 'False',
        Scope: onlyTags ? ['Tags'] : ['Properties'],
        Details: details,
        BeforeContext: contextOf(record.type, record.properties),
        AfterContext: contextOf(record.type, properties),
      },
    ];
  }
}

function detailOf(
  Name: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  replaces: boolean,
  references: string[],
  template: Template,
): ResourceChangeDetail {
  const source = references.find(name => !name.startsWith('AWS::'));
  return {
    Target: {
      Attribute: Name === 'Tags' ? 'Tags' : 'Properties',
      Name: Name === 'Tags' ? undefined : Name,
      Path: `/Properties/${Name}`,
      RequiresRecreation: replaces ? 'Always' : 'Never',
      BeforeValue: asText(before[Name]),
      AfterValue: asText(after[Name]),
      AttributeChangeType: changeTypeOf(before[Name], after[Name]),
    },
    Evaluation: asText(after[Name])?.includes(KNOWN_AFTER_APPLY)
      ? 'Dynamic'
      : 'Static',
    ...changeSource(source, template),
  };
}

function changeTypeOf(before: unknown, after: unknown) {
  if (before === undefined) return 'Add';
  return after === undefined ? 'Remove' : 'Modify';
}

function changeSource(
  source: string | undefined,
  template: Template,
): Pick<ResourceChangeDetail, 'ChangeSource' | 'CausingEntity'> {
  if (source === undefined) return { ChangeSource: 'DirectModification' };
  return {
    ChangeSource:
      source in template.Parameters
        ? 'ParameterReference'
        : 'ResourceReference',
    CausingEntity: source,
  };
}

const contextOf = (type: string, properties: Record<string, unknown>) =>
  JSON.stringify({ Properties: visibleProperties(type, properties) });

const asText = (value: unknown): string | undefined =>
  value === undefined || typeof value === 'string'
    ? value
    : JSON.stringify(value);

/** So that a replacement is known before what refers to it. */
function inOrder(template: Template, ids: string[]): string[] {
  const dependencies = dependenciesOf(template);
  const ordered: string[] = [];
  const visit = (id: string) => {
    if (ordered.includes(id)) return;
    for (const need of dependencies.get(id) ?? []) visit(need);
    ordered.push(id);
  };
  Object.keys(template.Resources).forEach(visit);
  return ordered.filter(id => ids.includes(id));
}

/** The change set as it is shown to those who did not ask for the values. */
export const withoutValues = (changes: Change[]): Change[] =>
  changes.map(change => ({
    ...change,
    ResourceChange: change.ResourceChange && {
      ...change.ResourceChange,
      BeforeContext: undefined,
      AfterContext: undefined,
      Details: change.ResourceChange.Details?.map(detail => ({
        ...detail,
        Target: detail.Target && {
          ...detail.Target,
          Path: undefined,
          BeforeValue: undefined,
          AfterValue: undefined,
          AttributeChangeType: undefined,
        },
      })),
    },
  }));
