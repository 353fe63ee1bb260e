/** To which resources some actions are narrowed. */
interface ResourceScope {
  actions: readonly string[];
  /** ARNs; `{name}` stands for the names of environments' resources. */
  resources: readonly string[];
}

/**
 * What is in the name of everything that an environment names: it ends or goes
 * on after the stage. The last is the one whose names the architecture writes
 * down.
 */
export const NAME_PATTERNS = [
  '*-development*',
  '*-staging*',
  '*-production*',
  '*fckdoomscroll*',
] as const;

const scope = (
  service: string,
  actions: string,
  resources: readonly string[],
): ResourceScope => ({
  actions: actions
    .trim()
    .split(/\s+/)
    .map(action => `${service}:${action}`),
  resources,
});

/**
 * The actions that AWS lets a policy narrow down, with the resources that an
 * environment has of each. Where AWS makes up the id of a resource, as of a
 * distribution, the type is as narrow as it gets.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const RESOURCE_SCOPES: readonly ResourceScope[] = [
  scope(
    'acm',
    'DescribeCertificate DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate ListTagsForCertificate UpdateCertificateOptions',
    ['arn:aws:acm:*:*:certificate/*'],
  ),
  scope(
    'budgets',
    'ModifyBudget ViewBudget TagResource UntagResource ListTagsForResource',
    ['arn:aws:budgets::*:budget/{name}'],
  ),
  scope(
    'cloudformation',
    'CancelUpdateStack ContinueUpdateRollback CreateChangeSet DeleteChangeSet DeleteStack DescribeChangeSet DescribeStackEvents DescribeStackResourceDrifts DetectStackDrift DetectStackResourceDrift ExecuteChangeSet GetTemplate ListChangeSets ListStackResources TagResource UntagResource UpdateTerminationProtection',
    ['arn:aws:cloudformation:*:*:stack/{name}'],
  ),
  scope(
    'cloudfront',
    'CreateDistribution CreateDistributionWithTags GetDistribution GetDistributionConfig UpdateDistribution DeleteDistribution TagResource UntagResource ListTagsForResource',
    ['arn:aws:cloudfront::*:distribution/*'],
  ),
  scope(
    'cloudfront',
    'GetOriginAccessControl GetOriginAccessControlConfig UpdateOriginAccessControl DeleteOriginAccessControl',
    ['arn:aws:cloudfront::*:origin-access-control/*'],
  ),
  scope(
    'cloudfront',
    'GetResponseHeadersPolicy GetResponseHeadersPolicyConfig UpdateResponseHeadersPolicy DeleteResponseHeadersPolicy',
    ['arn:aws:cloudfront::*:response-headers-policy/*'],
  ),
  scope(
    'cloudwatch',
    'PutMetricAlarm DeleteAlarms TagResource UntagResource ListTagsForResource',
    ['arn:aws:cloudwatch:*:*:alarm:{name}'],
  ),
  scope('cloudwatch', 'PutDashboard GetDashboard DeleteDashboards', [
    'arn:aws:cloudwatch::*:dashboard/{name}',
  ]),
  scope(
    'cognito-idp',
    'DescribeUserPool UpdateUserPool DeleteUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig TagResource UntagResource ListTagsForResource AddCustomAttributes CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient CreateUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain',
    ['arn:aws:cognito-idp:*:*:userpool/*'],
  ),
  scope(
    'ecr',
    'CreateRepository DescribeRepositories DeleteRepository PutLifecyclePolicy GetLifecyclePolicy DeleteLifecyclePolicy PutImageScanningConfiguration PutImageTagMutability SetRepositoryPolicy GetRepositoryPolicy DeleteRepositoryPolicy TagResource UntagResource ListTagsForResource BatchDeleteImage ListImages',
    ['arn:aws:ecr:*:*:repository/{name}'],
  ),
  scope(
    'ecs',
    'DescribeClusters UpdateCluster UpdateClusterSettings PutClusterCapacityProviders DeleteCluster',
    ['arn:aws:ecs:*:*:cluster/{name}'],
  ),
  scope(
    'ecs',
    'CreateService DescribeServices UpdateService DeleteService ListServiceDeployments',
    ['arn:aws:ecs:*:*:service/{name}'],
  ),
  scope('ecs', 'DescribeServiceDeployments', [
    'arn:aws:ecs:*:*:service-deployment/{name}',
  ]),
  scope('ecs', 'TagResource UntagResource ListTagsForResource', [
    'arn:aws:ecs:*:*:cluster/{name}',
    'arn:aws:ecs:*:*:service/{name}',
    'arn:aws:ecs:*:*:task-definition/{name}',
  ]),
  scope(
    'elasticloadbalancing',
    'CreateLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets SetIpAddressType DeleteLoadBalancer CreateListener ModifyListener DeleteListener ModifyListenerAttributes CreateRule ModifyRule DeleteRule SetRulePriorities CreateTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes DeleteTargetGroup AddTags RemoveTags',
    [
      'arn:aws:elasticloadbalancing:*:*:loadbalancer/app/{name}',
      'arn:aws:elasticloadbalancing:*:*:listener/app/{name}',
      'arn:aws:elasticloadbalancing:*:*:listener-rule/app/{name}',
      'arn:aws:elasticloadbalancing:*:*:targetgroup/{name}',
      // The name that the architecture writes down.
      'arn:aws:elasticloadbalancing:*:*:targetgroup/ecs-targets/*',
    ],
  ),
  scope(
    'iam',
    'CreateRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies TagRole UntagRole ListRoleTags PassRole',
    ['arn:aws:iam::*:role/{name}'],
  ),
  scope('iam', 'GetRole', [
    'arn:aws:iam::*:role/{name}',
    'arn:aws:iam::*:role/aws-service-role/*',
  ]),
  scope('iam', 'CreateServiceLinkedRole', [
    'arn:aws:iam::*:role/aws-service-role/*',
  ]),
  scope(
    'iam',
    'CreateOpenIDConnectProvider GetOpenIDConnectProvider DeleteOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider ListOpenIDConnectProviderTags',
    ['arn:aws:iam::*:oidc-provider/token.actions.githubusercontent.com'],
  ),
  scope('kms', 'CreateGrant DescribeKey', ['arn:aws:kms:*:*:key/*']),
  scope(
    'logs',
    'CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy TagResource UntagResource ListTagsForResource TagLogGroup UntagLogGroup ListTagsLogGroup',
    ['arn:aws:logs:*:*:log-group:{name}'],
  ),
  scope(
    'rds',
    'CreateDBInstance CreateDBInstanceReadReplica ModifyDBInstance RebootDBInstance DeleteDBInstance CreateDBSnapshot AddTagsToResource RemoveTagsFromResource ListTagsForResource StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication CreateDBParameterGroup ModifyDBParameterGroup ResetDBParameterGroup DeleteDBParameterGroup CreateDBSubnetGroup ModifyDBSubnetGroup DeleteDBSubnetGroup',
    [
      'arn:aws:rds:*:*:db:{name}',
      'arn:aws:rds:*:*:pg:{name}',
      'arn:aws:rds:*:*:subgrp:{name}',
      'arn:aws:rds:*:*:snapshot:{name}',
      // AWS's own group of options, which an instance is made with.
      'arn:aws:rds:*:*:og:default*',
      'arn:aws:rds:*:*:auto-backup:*',
    ],
  ),
  scope(
    'route53',
    'ChangeResourceRecordSets ListResourceRecordSets GetHostedZone UpdateHostedZoneComment DeleteHostedZone ChangeTagsForResource ListTagsForResource ListQueryLoggingConfigs',
    ['arn:aws:route53:::hostedzone/*'],
  ),
  scope('route53', 'GetChange', ['arn:aws:route53:::change/*']),
  scope(
    's3',
    'CreateBucket DeleteBucket ListBucket ListBucketVersions GetBucketLocation PutBucketVersioning GetBucketVersioning PutEncryptionConfiguration GetEncryptionConfiguration PutBucketPublicAccessBlock GetBucketPublicAccessBlock PutLifecycleConfiguration GetLifecycleConfiguration PutBucketLogging GetBucketLogging PutBucketOwnershipControls GetBucketOwnershipControls PutBucketTagging GetBucketTagging PutBucketAcl GetBucketAcl PutBucketPolicy GetBucketPolicy DeleteBucketPolicy TagResource UntagResource ListTagsForResource DeleteObject DeleteObjectVersion',
    // The pattern goes on over the slash, to the objects.
    ['arn:aws:s3:::{name}'],
  ),
  scope(
    'secretsmanager',
    'CreateSecret DescribeSecret UpdateSecret DeleteSecret GetSecretValue PutSecretValue ReplicateSecretToRegions RemoveRegionsFromReplication TagResource UntagResource',
    ['arn:aws:secretsmanager:*:*:secret:{name}'],
  ),
  scope(
    'ses',
    'CreateConfigurationSet GetConfigurationSet DeleteConfigurationSet PutConfigurationSetSuppressionOptions PutConfigurationSetReputationOptions PutConfigurationSetSendingOptions PutConfigurationSetDeliveryOptions PutConfigurationSetTrackingOptions CreateConfigurationSetEventDestination GetConfigurationSetEventDestinations UpdateConfigurationSetEventDestination DeleteConfigurationSetEventDestination',
    ['arn:aws:ses:*:*:configuration-set/{name}'],
  ),
  scope(
    'ses',
    'CreateEmailIdentity GetEmailIdentity DeleteEmailIdentity PutEmailIdentityMailFromAttributes PutEmailIdentityFeedbackAttributes PutEmailIdentityDkimAttributes PutEmailIdentityDkimSigningAttributes PutEmailIdentityConfigurationSetAttributes TagResource UntagResource ListTagsForResource',
    // An identity is called as its domain, and others are tagged with it.
    ['arn:aws:ses:*:*:identity/*', 'arn:aws:ses:*:*:configuration-set/{name}'],
  ),
  scope(
    'ses',
    'CreateEmailTemplate GetEmailTemplate UpdateEmailTemplate DeleteEmailTemplate',
    ['arn:aws:ses:*:*:template/*'],
  ),
  scope(
    'sns',
    'CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic Subscribe ListSubscriptionsByTopic GetDataProtectionPolicy TagResource UntagResource ListTagsForResource',
    ['arn:aws:sns:*:*:{name}'],
  ),
  scope(
    'ssm',
    'PutParameter GetParameters DeleteParameter AddTagsToResource RemoveTagsFromResource ListTagsForResource',
    [
      'arn:aws:ssm:*:*:parameter/*/development/*',
      'arn:aws:ssm:*:*:parameter/*/staging/*',
      'arn:aws:ssm:*:*:parameter/*/production/*',
      'arn:aws:ssm:*:*:parameter/fckdoomscroll/*',
    ],
  ),
  scope(
    'wafv2',
    'CreateWebACL GetWebACL UpdateWebACL DeleteWebACL AssociateWebACL DisassociateWebACL PutLoggingConfiguration GetLoggingConfiguration DeleteLoggingConfiguration TagResource UntagResource ListTagsForResource',
    [
      'arn:aws:wafv2:*:*:*/webacl/{name}',
      'arn:aws:wafv2:*:*:*/managedruleset/*',
    ],
  ),
];
