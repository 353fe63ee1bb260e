import type {
  Address,
  FlowLog,
  InternetGateway,
  NatGateway,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type { Incident } from '../incidents/Incident';
import type {
  CompositeAlarmShape,
  DashboardShape,
  MetricAlarmShape,
} from './resources/cloudwatch';
import type {
  ChangeSetShape,
  DriftDetectionShape,
  StackShape,
} from './resources/cloudformation';
import type {
  UserPoolClientShape,
  UserPoolDomainShape,
  UserPoolGroupShape,
  UserPoolResourceServerShape,
  UserPoolShape,
  UserPoolUserShape,
} from './resources/cognito';
import type {
  ImageLayerShape,
  ImageShape,
  LayerUploadShape,
  RepositoryShape,
} from './resources/ecr';
import type {
  ClusterShape,
  EcsServiceShape,
  OneOffTaskShape,
  TaskDefinitionShape,
} from './resources/ecs';
import type {
  ListenerShape,
  LoadBalancerShape,
  RuleShape,
  TargetGroupShape,
} from './resources/elb';
import type { BudgetShape } from './resources/budgets';
import type { CertificateShape } from './resources/acm';
import type { PublishedMetricShape } from './metrics/publishedMetrics';
import type {
  CachePolicyShape,
  DistributionShape,
  OriginAccessControlShape,
  OriginRequestPolicyShape,
  ResponseHeadersPolicyShape,
  VpcOriginShape,
} from './resources/cloudfront';
import type { ManagedPolicyShape, OidcProviderShape } from './resources/iam';
import type {
  LogGroupShape,
  LookupTableShape,
  MetricFilterShape,
  QueryDefinitionShape,
} from './resources/logs';
import type {
  BucketShape,
  KmsKeyShape,
  RoleShape,
  ScalableTargetShape,
  ScalingPolicyShape,
  SsmParameterShape,
} from './resources/others';
import type {
  DbAutomatedBackupShape,
  DbInstanceShape,
  DbParameterGroupShape,
  DbSnapshotShape,
  DbSubnetGroupShape,
} from './resources/rds';
import type {
  ConfigurationSetShape,
  EmailIdentityShape,
  EmailTemplateShape,
  SentEmailShape,
  SesAccountShape,
  SuppressedDestinationShape,
} from './resources/ses';
import type { DnsChangeShape, HostedZoneShape } from './resources/route53';
import type {
  PublishedMessageShape,
  SubscriptionShape,
  TopicShape,
} from './resources/sns';
import type { ServiceQuotaShape } from './resources/serviceQuotas';
import type { SecretShape } from './resources/secretsManager';
import type {
  IpSetShape,
  WebAclAssociationShape,
  WebAclShape,
} from './resources/wafv2';
import { Store } from './Store';

/**
 * Everything that exists in one account and region, a store for each kind.
 * Services that are global in AWS (IAM, S3) live in the account's home region,
 * see {@link World.global}.
 *
 * @public
 */
export class Region {
  // CloudFormation
  readonly stacks = new Store<StackShape>();
  readonly changeSets = new Store<ChangeSetShape>();
  readonly driftDetections = new Store<DriftDetectionShape>();
  // EC2
  readonly vpcs = new Store<Vpc>();
  readonly flowLogs = new Store<FlowLog>();
  readonly subnets = new Store<Subnet>();
  readonly routeTables = new Store<RouteTable>();
  readonly internetGateways = new Store<InternetGateway>();
  readonly natGateways = new Store<NatGateway>();
  readonly addresses = new Store<Address>();
  readonly securityGroups = new Store<SecurityGroup>();
  readonly securityGroupRules = new Store<SecurityGroupRule>();
  readonly vpcEndpoints = new Store<VpcEndpoint>();
  // ECR
  readonly repositories = new Store<RepositoryShape>();
  readonly images = new Store<ImageShape>();
  readonly imageLayers = new Store<ImageLayerShape>();
  readonly layerUploads = new Store<LayerUploadShape>();
  // ECS
  readonly clusters = new Store<ClusterShape>();
  readonly taskDefinitions = new Store<TaskDefinitionShape>();
  readonly ecsServices = new Store<EcsServiceShape>();
  readonly oneOffTasks = new Store<OneOffTaskShape>();
  // Elastic Load Balancing
  readonly loadBalancers = new Store<LoadBalancerShape>();
  readonly targetGroups = new Store<TargetGroupShape>();
  readonly listeners = new Store<ListenerShape>();
  readonly listenerRules = new Store<RuleShape>();
  // RDS
  readonly dbInstances = new Store<DbInstanceShape>();
  readonly dbSubnetGroups = new Store<DbSubnetGroupShape>();
  readonly dbParameterGroups = new Store<DbParameterGroupShape>();
  readonly dbAutomatedBackups = new Store<DbAutomatedBackupShape>();
  readonly dbSnapshots = new Store<DbSnapshotShape>();
  // CloudWatch
  readonly metricAlarms = new Store<MetricAlarmShape>();
  readonly compositeAlarms = new Store<CompositeAlarmShape>();
  readonly publishedMetrics = new Store<PublishedMetricShape>();
  readonly dashboards = new Store<DashboardShape>();
  // CloudWatch Logs
  readonly logGroups = new Store<LogGroupShape>();
  readonly metricFilters = new Store<MetricFilterShape>();
  readonly lookupTables = new Store<LookupTableShape>();
  readonly queryDefinitions = new Store<QueryDefinitionShape>();
  // Cognito
  readonly userPools = new Store<UserPoolShape>();
  readonly userPoolClients = new Store<UserPoolClientShape>();
  readonly userPoolDomains = new Store<UserPoolDomainShape>();
  readonly userPoolGroups = new Store<UserPoolGroupShape>();
  readonly userPoolResourceServers = new Store<UserPoolResourceServerShape>();
  readonly userPoolUsers = new Store<UserPoolUserShape>();
  // SES
  readonly emailIdentities = new Store<EmailIdentityShape>();
  readonly configurationSets = new Store<ConfigurationSetShape>();
  readonly emailTemplates = new Store<EmailTemplateShape>();
  readonly suppressedDestinations = new Store<SuppressedDestinationShape>();
  readonly sesAccounts = new Store<SesAccountShape>();
  readonly sentEmails = new Store<SentEmailShape>();
  // Budgets
  readonly budgets = new Store<BudgetShape>();
  // Others
  readonly scalableTargets = new Store<ScalableTargetShape>();
  readonly scalingPolicies = new Store<ScalingPolicyShape>();
  readonly secrets = new Store<SecretShape>();
  readonly ssmParameters = new Store<SsmParameterShape>();
  readonly topics = new Store<TopicShape>();
  readonly subscriptions = new Store<SubscriptionShape>();
  readonly publishedMessages = new Store<PublishedMessageShape>();
  readonly roles = new Store<RoleShape>();
  readonly buckets = new Store<BucketShape>();
  // IAM
  readonly managedPolicies = new Store<ManagedPolicyShape>();
  readonly oidcProviders = new Store<OidcProviderShape>();
  // Route 53
  readonly hostedZones = new Store<HostedZoneShape>();
  readonly dnsChanges = new Store<DnsChangeShape>();
  // Certificate Manager
  readonly certificates = new Store<CertificateShape>();
  // CloudFront
  readonly distributions = new Store<DistributionShape>();
  readonly originAccessControls = new Store<OriginAccessControlShape>();
  readonly cachePolicies = new Store<CachePolicyShape>();
  readonly originRequestPolicies = new Store<OriginRequestPolicyShape>();
  readonly responseHeadersPolicies = new Store<ResponseHeadersPolicyShape>();
  readonly vpcOrigins = new Store<VpcOriginShape>();
  // WAF
  readonly webAcls = new Store<WebAclShape>();
  readonly webAclAssociations = new Store<WebAclAssociationShape>();
  readonly ipSets = new Store<IpSetShape>();
  readonly kmsKeys = new Store<KmsKeyShape>();
  // Service Quotas
  readonly serviceQuotas = new Store<ServiceQuotaShape>();

  /** What goes wrong or went wrong here, oldest first. */
  readonly incidents: Incident[] = [];

  constructor(readonly accountId: string, readonly name: string) {}

  /** `arn:aws:<service>:<region>:<account>:<resource>` */
  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.name}:${this.accountId}:${resource}`;
  }

  /** All stores by name: for the state file and for searches over all. */
  stores(): Array<[name: string, store: Store<object>]> {
    return Object.entries(this).filter(
      (entry): entry is [string, Store<object>] => entry[1] instanceof Store,
    );
  }

  /** The availability zones, which every simulated region has three of. */
  get zones(): string[] {
    return ['a', 'b', 'c'].map(letter => this.name + letter);
  }
}
