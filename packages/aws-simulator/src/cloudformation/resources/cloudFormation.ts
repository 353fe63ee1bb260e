import { resourceProvider } from '../ResourceProvider';
import { generatedName } from './names';

/** An address that something outside would call; nobody waits for it here. */
export const waitConditionHandle = resourceProvider({
  type: 'AWS::CloudFormation::WaitConditionHandle',
  untagged: true,
  seconds: 0,
  properties: {},
  create(_properties, context) {
    const key = encodeURIComponent(`${context.stackId}/${context.logicalId}`);
    return {
      physicalId: `https://cloudformation-waitcondition-${
        context.region.name
      }.s3.amazonaws.com/${key}?${generatedName(context)}`,
    };
  },
  update: (_properties, existing) => existing,
  delete() {
    // There is nothing to remove.
  },
});
