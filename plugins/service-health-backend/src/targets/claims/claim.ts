import type { Entity } from '@backstage/catalog-model';
import type {
  Problem,
  TargetKind,
} from '@quarterdeck/plugin-service-health-common';

interface ClaimOf<TBy extends string> {
  by: TBy;
  kind: TargetKind;
  /** What stands in the annotation. */
  text: string;
  annotation: string;
}

/** A resource by its ARN. */
export type ArnClaim = ClaimOf<'arn'>;

/** All resources with these tags. */
export interface TagsClaim extends ClaimOf<'tags'> {
  tags: Tag[];
}

/** The instances of a database cluster, by its ARN. */
export type ClusterClaim = ClaimOf<'cluster'>;

/** What cannot be understood. */
export interface InvalidClaim extends ClaimOf<'nothing'> {
  problem: Problem;
}

/** What an entity says of where one kind of its targets is. */
export type Claim = ArnClaim | TagsClaim | ClusterClaim | InvalidClaim;

/** @see TagsClaim */
export interface Tag {
  key: string;
  /** May be empty. */
  value: string;
}

/** One way in which an entity may say it. */
export type ClaimReader = (entity: Entity) => Claim[];

const CLUSTER_ARN = /^arn:[^:]+:rds:[^:]*:[^:]*:cluster:/;

/** The claim of one ARN; that of a cluster stands for its instances. */
export function arnClaim(
  kind: TargetKind,
  text: string,
  annotation: string,
): ArnClaim | ClusterClaim {
  const isCluster = kind === 'database' && CLUSTER_ARN.test(text);
  return { by: isCluster ? 'cluster' : 'arn', kind, text, annotation };
}

/** A list with commas, in any spacing; each value once. */
export function listed(annotation: string | undefined): string[] {
  const values = (annotation ?? '').split(',').map(value => value.trim());
  return [...new Set(values.filter(value => value !== ''))];
}
