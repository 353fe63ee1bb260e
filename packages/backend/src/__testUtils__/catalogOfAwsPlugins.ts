/** The places that the catalog points at, with what is in them. */
export const FLEET = [
  '--environments=8',
  '--accounts=2',
  '--regions=us-east-1,eu-west-1',
];

const FIRST = '123456789012';
const SECOND = '223456789012';

const service = (accountId: string, region: string, name: string) =>
  `arn:aws:ecs:${region}:${accountId}:service/${name}/${name}-service`;
const database = (accountId: string, region: string, name: string) =>
  `arn:aws:rds:${region}:${accountId}:db:${name}-db`;

/** What is found behind each entity. */
export const EXPECTED: Record<string, { ecs?: string; database?: string }> = {
  'component/by-arn': {
    ecs: service(FIRST, 'us-east-1', 'accounts-production'),
  },
  'component/by-tags': {
    ecs: service(SECOND, 'us-east-1', 'billing-production'),
  },
  'component/by-arn-and-tags': {
    ecs: service(FIRST, 'eu-west-1', 'booking-production'),
  },
  'resource/config-ecs-service': {
    ecs: service(SECOND, 'eu-west-1', 'catalog-production'),
  },
  'resource/config-rds-dbinstance': {
    database: database(FIRST, 'eu-west-1', 'booking-production'),
  },
  'resource/roadie-rds': {
    database: database(SECOND, 'us-east-1', 'billing-production'),
  },
};

/**
 * A catalog as it is written for the AWS plugins of Backstage, for the entities
 * of their AWS Config provider, and for those of Roadie's.
 */
export const CATALOG = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: by-arn
  annotations:
    aws.amazon.com/amazon-ecs-service-arn: ${EXPECTED['component/by-arn'].ecs}
    aws.amazon.com/amazon-ecr-arn: arn:aws:ecr:us-east-1:${FIRST}:repository/accounts
    aws.amazon.com/aws-codepipeline-arn: arn:aws:codepipeline:us-east-1:${FIRST}:accounts
    aws.amazon.com/aws-codebuild-project-tags: component=accounts
    aws.amazon.com/aws-securityhub-findings-tags: component=accounts
    aws.amazon.com/cost-insights-tags: component=accounts
spec: { type: service, lifecycle: production, owner: platform }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: by-tags
  annotations:
    aws.amazon.com/amazon-ecs-service-tags: quarterdeck/environment=billing-production,quarterdeck/stage=production
    aws.amazon.com/amazon-ecr-tags: component=billing
spec: { type: service, lifecycle: production, owner: platform }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: by-arn-and-tags
  annotations:
    aws.amazon.com/amazon-ecs-service-arn: ${EXPECTED['component/by-arn-and-tags'].ecs}
    aws.amazon.com/amazon-ecs-service-tags: quarterdeck/environment=booking-production
spec: { type: service, lifecycle: production, owner: platform }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: config-ecs-service
  annotations:
    aws.amazon.com/arn: ${EXPECTED['resource/config-ecs-service'].ecs}
    aws.amazon.com/resource-type: AWS::ECS::Service
    aws.amazon.com/resource-id: catalog-production-service
    aws.amazon.com/name: catalog-production-service
    aws.amazon.com/region: eu-west-1
spec: { type: ecs-service, owner: platform }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: config-rds-dbinstance
  annotations:
    aws.amazon.com/arn: ${EXPECTED['resource/config-rds-dbinstance'].database}
    aws.amazon.com/resource-id: booking-production-db
    aws.amazon.com/name: booking-production-db
    aws.amazon.com/region: eu-west-1
spec: { type: rds-dbinstance, owner: platform }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: roadie-rds
  annotations:
    amazon.com/rds-instance-arn: ${EXPECTED['resource/roadie-rds'].database}
    amazon.com/account-id: '${SECOND}'
spec: { type: database, owner: platform }
`;

/** The same for a load balancer, whose ARN is known only when it is there. */
export const roadieLoadBalancer = (arn: string) => `---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: roadie-alb
  annotations:
    amazonaws.com/load-balancer-arn: ${arn}
    amazon.com/account-id: '${SECOND}'
spec: { type: load-balancer, owner: platform }
`;

/** The configuration of the existing plugins, as it stands in their manuals. */
export const AWS_CONFIG = {
  accountDefaults: { roleName: 'backstage' },
  mainAccount: { accessKeyId: FIRST, secretAccessKey: 'simulated' },
  accounts: [FIRST, SECOND].map(accountId => ({
    accountId,
    accessKeyId: accountId,
    secretAccessKey: 'simulated',
  })),
  locator: {
    type: 'resourceTaggingApi',
    resourceTaggingApi: {
      accounts: [FIRST, SECOND],
      regions: ['us-east-1', 'eu-west-1'],
    },
  },
  sso: { subdomain: 'acme' },
  ecs: { caching: { enable: true, ttl: { minutes: 5 } } },
  ecr: { maxImages: 50, maxScanFindings: 1000 },
  costInsights: { cache: { enable: true, defaultTtl: 86400000 } },
  securityHub: { region: 'us-east-1', accountId: FIRST },
};
