import type { DoomedResource } from '@quarterdeck/plugin-environments-common';

/** What a person calls what holds data, the dearest first. */
const WORDS = new Map([
  ['AWS::RDS::DBInstance', 'The database'],
  ['AWS::Cognito::UserPool', 'The users in the pool'],
  ['AWS::S3::Bucket', 'The bucket'],
  ['AWS::ECR::Repository', 'The images in'],
  ['AWS::Route53::HostedZone', 'The hosted zone'],
  ['AWS::KMS::Key', 'The key'],
  ['AWS::SecretsManager::Secret', 'The secret'],
  ['AWS::Logs::LogGroup', 'The log group'],
]);

const ORDER = [...WORDS.keys()];

/** AWS makes a log group of its own for a cluster that has none. */
const CONTAINER_INSIGHTS = /^\/aws\/ecs\/containerinsights\//;

/** What a destruction takes away, a sentence each. */
export function lossesOf(resources: readonly DoomedResource[]): string[] {
  return resources
    .filter(({ data }) => data === 'lost' || data === 'snapshot')
    .sort(
      (a, b) => ORDER.indexOf(a.resourceType) - ORDER.indexOf(b.resourceType),
    )
    .map(resource => {
      const { contents, data } = resource;
      return [
        nameOf(resource),
        contents && `: ${contents}`,
        data === 'snapshot' && ', but for a last snapshot',
      ]
        .filter(Boolean)
        .join('');
    });
}

/** What a destruction leaves in the account, a sentence each. */
export function keptOf(resources: readonly DoomedResource[]): string[] {
  const kept = resources.flatMap(resource => {
    if (resource.data === 'retained') {
      return `${nameOf(resource)} stays, in no stack`;
    }
    return resource.data === 'snapshot'
      ? `A last snapshot of ${resource.physicalId}, which costs until somebody deletes it`
      : [];
  });
  const hasCluster = resources.some(
    ({ resourceType }) => resourceType === 'AWS::ECS::Cluster',
  );
  const ownsInsights = resources.some(({ physicalId }) =>
    CONTAINER_INSIGHTS.test(physicalId ?? ''),
  );
  return hasCluster && !ownsInsights
    ? [
        ...kept,
        'The log group of Container Insights, which AWS keeps for a day',
      ]
    : kept;
}

function nameOf({ logicalId, physicalId, resourceType }: DoomedResource) {
  const what = WORDS.get(resourceType) ?? resourceType;
  return `${what} ${shortName(physicalId ?? logicalId)}`;
}

/** A secret's ARN is `…:secret:<name>-<six characters>`. */
function shortName(id: string): string {
  return id.replace(/^arn:.*:secret:(.*)-\w{6}$/, '$1');
}
