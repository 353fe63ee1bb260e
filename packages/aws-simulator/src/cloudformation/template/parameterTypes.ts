import { formatError } from './formatError';

const SSM_VALUE = /^AWS::SSM::Parameter::Value<(.+)>$/;
const LIST = /^List<(.+)>$/;

/** What an AWS-specific parameter names. */
const AWS_TYPES = new Set([
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup::GroupName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::Volume::Id',
  'AWS::EC2::VPC::Id',
  'AWS::Route53::HostedZone::Id',
]);

/** Whether the value is the name of an SSM parameter, to be looked up. */
export const isSsmType = (type: string): boolean => SSM_VALUE.test(type);

/** The type of the value itself: what SSM holds, for a name of it. */
export const valueType = (type: string): string =>
  SSM_VALUE.exec(type)?.[1] ?? type;

/** Whether `Ref` gives a list. */
export const isListType = (type: string): boolean => {
  const value = valueType(type);
  return value === 'CommaDelimitedList' || LIST.test(value);
};

/** The type of a value, or of each of a list. */
export const itemType = (type: string): string => {
  const value = valueType(type);
  if (value === 'CommaDelimitedList') return 'String';
  return LIST.exec(value)?.[1] ?? value;
};

/** @throws AwsError for a type that CloudFormation does not have */
export function assertParameterType(type: string) {
  const item = itemType(type);
  const isPlain = ['String', 'Number', 'AWS::SSM::Parameter::Name'].includes(
    item,
  );
  if (isPlain || AWS_TYPES.has(item)) return;
  throw formatError(`Unrecognized parameter type: ${type}`);
}
