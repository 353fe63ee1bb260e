import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { TargetKind } from '@quarterdeck/plugin-service-health-common';
import type { ReadingStoreOptions } from '../readings/ReadingStore';
import { CLAIM_READERS } from './claims';
import type { Claim, ClusterClaim, TagsClaim } from './claims/claim';
import { ClusterMembers } from './locators/ClusterMembers';
import type { Found } from './locators/found';
import type { Locator, Patience } from './locators/locator';
import { TagSearch } from './locators/TagSearch';
import { parseTarget } from './parseTarget';
import {
  type EntityTargets,
  type InvalidTarget,
  noTargets,
  type TargetOfKind,
  type TargetsByKind,
} from './targets';

/** Finds what entities point at in AWS, many at once. */
export class TargetFinder {
  readonly #tagSearch: TagSearch;
  readonly #clusterMembers: ClusterMembers;

  /**
   * @param timing - for how long what was found by tags, or in a database
   * cluster, is not looked for again
   */
  constructor(
    clients: AwsClients,
    locator: Locator,
    timing: ReadingStoreOptions,
  ) {
    this.#tagSearch = new TagSearch(locator, timing);
    this.#clusterMembers = new ClusterMembers(clients, timing);
  }

  /**
   * The targets of each entity, in their order. Never rejects.
   *
   * @param patience - of who has others to care for: an account whose search
   * takes longer is a problem of those entities that are looked for in it
   */
  async find(
    entities: Entity[],
    patience: Patience = {},
  ): Promise<EntityTargets[]> {
    const claimsOf = entities.map(entity =>
      CLAIM_READERS.flatMap(read => read(entity)),
    );
    const found = await this.lookUp(claimsOf.flat(), patience);
    return claimsOf.map(claims => targetsOf(claims, found));
  }

  /** What cannot be told without asking AWS. */
  private async lookUp(
    claims: Claim[],
    patience: Patience,
  ): Promise<Map<Claim, Found>> {
    const tags = claims.filter(
      (claim): claim is TagsClaim => claim.by === 'tags',
    );
    const clusters = claims.filter(
      (claim): claim is ClusterClaim => claim.by === 'cluster',
    );
    const [byTags, byCluster] = await Promise.all([
      this.#tagSearch.find(tags, patience),
      this.#clusterMembers.find(clusters, patience),
    ]);
    return new Map<Claim, Found>([
      ...tags.map((claim, index) => [claim, byTags[index]] as const),
      ...clusters.map((claim, index) => [claim, byCluster[index]] as const),
    ]);
  }
}

function targetsOf(claims: Claim[], found: Map<Claim, Found>): EntityTargets {
  const targets = noTargets();
  for (const claim of claims) {
    const { kind, text } = claim;
    const { arns, problem } = foundBy(claim, found);
    for (const arn of arns) addTarget(targets, targets.invalid, arn, claim);
    if (problem) targets.invalid.push({ kind, text, problem });
  }
  return targets;
}

function foundBy(claim: Claim, found: Map<Claim, Found>): Found {
  switch (claim.by) {
    case 'arn':
      return { arns: [claim.text] };
    case 'nothing':
      return { arns: [], problem: claim.problem };
    default:
      return found.get(claim) ?? { arns: [] };
  }
}

/** Each once; named by its ARN and found by its tags, it is named. */
function addTarget<TKind extends TargetKind>(
  targets: TargetsByKind,
  invalid: InvalidTarget[],
  arn: string,
  { by, kind, annotation }: Claim & { kind: TKind },
): void {
  const ofKind: TargetOfKind[TKind][] = targets[kind];
  if (ofKind.some(target => target.arn === arn)) return;
  try {
    ofKind.push({
      ...parseTarget(kind, arn),
      ...(by === 'tags' && { foundByTags: true }),
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    invalid.push({
      kind,
      text: arn,
      problem: {
        kind: 'configuration',
        message: error.message,
        remedy: `Correct the annotation ${annotation}`,
      },
    });
  }
}
