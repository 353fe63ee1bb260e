import { isObject } from '../template/Template';
import { liveReader, pick } from './LiveReader';

/** Origins and behaviors have another form in a template, and are taken as they were. */
export const distribution = liveReader({
  type: 'AWS::CloudFront::Distribution',
  find: ({ global, physicalId }) => global.distributions.get(physicalId),
  properties: ({ config }, { properties: { DistributionConfig: given } }) => ({
    DistributionConfig: {
      ...(isObject(given) ? given : {}),
      ...pick(config, ['Comment', 'Enabled', 'PriceClass', 'WebACLId']),
      Aliases: config.Aliases?.Items,
    },
  }),
});
