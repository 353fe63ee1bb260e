import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';

/**
 * Whose budgets a run counts for: the team that owns the entity, or without
 * one, the groups of the person.
 *
 * @param ownershipRefs - what the person is and belongs to
 */
export function teamsOf(
  ownershipRefs: readonly string[],
  entity?: Entity,
): string[] {
  const owners = (entity?.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef)
    .filter(isGroup);
  return owners.length > 0 ? owners : ownershipRefs.filter(isGroup);
}

function isGroup(entityRef: string): boolean {
  return parseEntityRef(entityRef).kind.toLowerCase() === 'group';
}
