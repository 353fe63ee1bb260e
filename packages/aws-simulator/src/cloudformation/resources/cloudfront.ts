import {
  type DistributionConfig,
  DistributionConfig$,
} from '@aws-sdk/client-cloudfront';
import {
  createDistribution,
  removeDistribution,
  updateDistribution,
} from '../../services/cloudfront/distributions';
import { distributionStatus } from '../../services/cloudfront/describe';
import {
  anyJson,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
} from '../ResourceProvider';
import { isObject, type Json, type JsonObject } from '../template/Template';
import { callService } from './callService';
import { generatedName } from './names';
import { type Renames, sdkShape } from './sdkShape';

const RENAMES: Renames = {
  AcmCertificateArn: 'ACMCertificateArn',
  IamCertificateId: 'IAMCertificateId',
  SslSupportMethod: 'SSLSupportMethod',
  IPV6Enabled: 'IsIPV6Enabled',
  OriginSSLProtocols: 'OriginSslProtocols',
  OriginCustomHeaders: 'CustomHeaders',
  Locations: 'Items',
};

/** The configuration as the service takes it. */
function configOf(given: Json, callerReference: string): DistributionConfig {
  if (!isObject(given)) {
    throw new ResourceFailure(
      '#/DistributionConfig: expected type: JSONObject',
    );
  }
  const config = {
    Comment: '',
    ...(withServiceForms(given) as JsonObject),
    CallerReference: callerReference,
  };
  const shape = sdkShape<DistributionConfig>(
    DistributionConfig$,
    config,
    '#/DistributionConfig',
    RENAMES,
  );
  // Whoever names a bucket for logs wants them.
  return shape.Logging
    ? { ...shape, Logging: { Enabled: true, ...shape.Logging } }
    : shape;
}

/** Where a template says a thing in another form than the service does. */
function withServiceForms(value: Json): Json {
  if (Array.isArray(value)) return value.map(withServiceForms);
  if (!isObject(value)) return value;
  const { CachedMethods, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withServiceForms(each)]),
  );
  const isBehavior = 'ViewerProtocolPolicy' in rest;
  const methods = rest.AllowedMethods ?? (CachedMethods && ['GET', 'HEAD']);
  return {
    ...rest,
    ...(isBehavior &&
      methods && {
        AllowedMethods: {
          Items: methods,
          CachedMethods: CachedMethods ?? ['GET', 'HEAD'],
        },
      }),
    ...(isObject(rest.CustomOriginConfig) && {
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        ...rest.CustomOriginConfig,
      },
    }),
    ...(isObject(rest.S3OriginConfig) && {
      S3OriginConfig: { OriginAccessIdentity: '', ...rest.S3OriginConfig },
    }),
  };
}

export const distribution = resourceProvider({
  type: 'AWS::CloudFront::Distribution',
  seconds: 8,
  properties: { DistributionConfig: anyJson },
  create(properties, context) {
    const { world, global, stackId } = context;
    const config = configOf(
      properties.DistributionConfig,
      generatedName(context, 128),
    );
    const { id, shape } = callService('CloudFront', () =>
      createDistribution(world, global.accountId, {
        config,
        tags: tagsFor(context, properties.Tags),
        stackId,
      }),
    );
    return {
      physicalId: id,
      attributes: { Id: id, DomainName: shape.domainName },
    };
  },
  pending(id, { world, global }) {
    const resource = requireResource(global.distributions, id);
    return distributionStatus(world, resource) === 'Deployed' ? undefined : '';
  },
  update(properties, existing, context) {
    const { world, global } = context;
    const resource = requireResource(global.distributions, existing.physicalId);
    const config = configOf(
      properties.DistributionConfig,
      resource.shape.config.CallerReference ?? '',
    );
    callService('CloudFront', () =>
      updateDistribution(world, global.accountId, resource, config),
    );
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  // CloudFormation disables a distribution before it deletes it.
  delete({ physicalId }, { world, global }) {
    removeDistribution(world, global.accountId, physicalId);
  },
});
