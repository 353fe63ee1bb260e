import type {
  Change,
  ResourceChange,
  Tag,
} from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import type { StackResourceRecord } from '../../../world/resources/cloudformation';
import { RESOURCE_PROVIDERS } from '../../resources';
import { dependenciesOf } from '../../template/dependencies';
import type { Scope } from '../../template/evaluate';
import { parseTemplate } from '../../template/parseTemplate';
import {
  type JsonObject,
  sameJson,
  type Template,
  type TemplateResource,
} from '../../template/Template';
import { type Stack, visibleProperties } from '../events';
import {
  activeResources,
  changedProperties,
  propertiesOf,
} from '../plannedResources';
import { scopeOf } from '../scope';
import { attributeDetails } from './attributeDetails';
import { type ChangedProperty, propertyDetails } from './propertyDetails';

/** What CloudFormation writes for a value that only the execution will know. */
const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}';

/**
 * What an execution of a template would change, compared with what a stack was
 * made with.
 */
export function planChanges(
  world: World,
  region: Region,
  stack: Pick<Stack, 'id' | 'shape'>,
  template: Template,
  parameters: Record<string, string>,
  tags: Tag[],
): Change[] {
  const planner = new Planner(world, region, stack, template, parameters, tags);
  return planner.changes().map(ResourceChange => ({
    Type: 'Resource',
    ResourceChange,
  }));
}

class Planner {
  private readonly scope: Scope;
  /** What would be made anew, or may be. */
  private readonly replaced = new Set<string>();
  /** What would be changed at all. */
  private readonly modified = new Set<string>();
  private readonly before?: Template;

  constructor(
    world: World,
    region: Region,
    private readonly stack: Pick<Stack, 'id' | 'shape'>,
    private readonly template: Template,
    private readonly parameters: Record<string, string>,
    private readonly tags: Tag[],
  ) {
    const { templateBody } = stack.shape;
    this.before = templateBody ? parseTemplate(templateBody) : undefined;
    const scope = scopeOf(world, region, stack, template, parameters);
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
    const active = new Set(activeResources(this.template, this.scope));
    const planned = inOrder(this.template)
      .filter(id => active.has(id))
      .flatMap(id => {
        const record = resources[id];
        return !record || record.status === 'DELETE_COMPLETE'
          ? [this.addition(id)]
          : this.modification(id, record);
      });
    const removed = Object.values(resources)
      .filter(each => !active.has(each.logicalId))
      .map(record => this.removal(record));
    return [...planned, ...removed];
  }

  private addition(id: string): ResourceChange {
    const definition = this.template.Resources[id];
    return {
      Action: 'Add',
      LogicalResourceId: id,
      ResourceType: definition.Type,
      Scope: [],
      Details: [],
      AfterContext: contextOf(definition, this.propertiesOf(id)),
    };
  }

  private removal(record: StackResourceRecord): ResourceChange {
    const definition = this.before?.Resources[record.logicalId];
    const policy = definition?.DeletionPolicy ?? 'Delete';
    return {
      Action: 'Remove',
      PolicyAction: policyAction(policy),
      LogicalResourceId: record.logicalId,
      PhysicalResourceId: record.physicalId,
      ResourceType: record.type,
      Scope: [],
      Details: [],
      BeforeContext: contextOf(definition, record.properties, record.type),
    };
  }

  private modification(
    id: string,
    record: StackResourceRecord,
  ): ResourceChange[] {
    const definition = this.template.Resources[id];
    const properties = this.propertiesOf(id);
    const Details = [
      ...this.changedProperties(id, record, properties).flatMap(property =>
        propertyDetails(property, {
          parameters: this.template.Parameters,
          hasNewValue: name =>
            this.parameters[name] !== this.stack.shape.parameters[name],
          isReplaced: name => this.replaced.has(name),
          isModified: name => this.modified.has(name),
        }),
      ),
      ...attributeDetails(this.before?.Resources[id], definition),
    ];
    if (Details.length === 0) return [];
    this.modified.add(id);
    const recreating = Details.filter(
      each => each.Target?.RequiresRecreation === 'Always',
    );
    if (recreating.length > 0) this.replaced.add(id);
    const isSure = recreating.some(each => each.Evaluation === 'Static');
    const maybe = recreating.length > 0 ? 'Conditional' : 'False';
    const Scope = Details.flatMap(each => each.Target?.Attribute ?? []);
    return [
      {
        Action: 'Modify',
        PolicyAction:
          recreating.length > 0
            ? policyAction(
                definition.UpdateReplacePolicy ?? 'Delete',
                'ReplaceAnd',
              )
            : undefined,
        LogicalResourceId: id,
        PhysicalResourceId: record.physicalId,
        ResourceType: record.type,
        Replacement: isSure ? 'True' : maybe,
        Scope: [...new Set(Scope)],
        Details,
        BeforeContext: contextOf(
          this.before?.Resources[id],
          record.properties,
          record.type,
        ),
        AfterContext: contextOf(definition, properties),
      },
    ];
  }

  private changedProperties(
    id: string,
    record: StackResourceRecord,
    properties: JsonObject,
  ): ChangedProperty[] {
    const provider = RESOURCE_PROVIDERS.get(record.type);
    const replacing = provider?.replacedBy ?? [];
    const before = visibleProperties(record.type, record.properties);
    const after = visibleProperties(record.type, properties);
    const names = changedProperties(record.properties, properties);
    const tagsChanged =
      provider?.taggable === true &&
      !sameJson(this.tags, this.stack.shape.tags);
    if (tagsChanged && !names.includes('Tags')) names.push('Tags');
    return names.map(name => ({
      name,
      before: before[name],
      after: after[name],
      definitionBefore: this.before?.Resources[id]?.Properties[name],
      definition: this.template.Resources[id].Properties[name],
      replaces: replacing.includes(name),
      isKnown: !JSON.stringify(after[name] ?? null).includes(KNOWN_AFTER_APPLY),
    }));
  }

  private propertiesOf(id: string): JsonObject {
    return propertiesOf(this.template, id, this.scope);
  }
}

function policyAction(policy: string, prefix: '' | 'ReplaceAnd' = '') {
  if (policy.startsWith('Retain')) return `${prefix}Retain` as const;
  return policy === 'Snapshot'
    ? (`${prefix}Snapshot` as const)
    : (`${prefix}Delete` as const);
}

/** A resource as a change set shows it: JSON. */
function contextOf(
  definition: TemplateResource | undefined,
  properties: Record<string, unknown>,
  type = definition?.Type ?? '',
): string {
  return JSON.stringify({
    Properties: visibleProperties(type, properties),
    Metadata: definition?.Metadata,
    DeletionPolicy: definition?.DeletionPolicy,
    UpdateReplacePolicy: definition?.UpdateReplacePolicy,
  });
}

/** So that a replacement is known before what refers to it. */
function inOrder(template: Template): string[] {
  const dependencies = dependenciesOf(template);
  const ordered = new Set<string>();
  const visit = (id: string) => {
    if (ordered.has(id)) return;
    for (const need of dependencies.get(id) ?? []) visit(need);
    ordered.add(id);
  };
  Object.keys(template.Resources).forEach(visit);
  return [...ordered];
}
