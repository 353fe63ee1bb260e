import { liveReader } from './LiveReader';

export const key = liveReader({
  type: 'AWS::KMS::Key',
  find: ({ region, physicalId }) => region.kmsKeys.get(physicalId),
  properties: ({ description }) => ({ Description: description }),
});
