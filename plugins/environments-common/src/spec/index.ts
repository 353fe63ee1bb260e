export { connectionsPerTask } from './connections';
export { DATABASE_CLASSES, type DatabaseClass } from './database';
export {
  environmentSpecFields,
  environmentSpecSchema,
  type EnvironmentSpec,
  type EnvironmentSpecInput,
} from './EnvironmentSpec';
export { fargateMemorySizesMb } from './fargate';
export { freeStorageLimitsGb } from './freeStorage';
export { STAGES, type Stage } from './identity';
export {
  environmentId,
  environmentNames,
  stackName,
  stackRegion,
  type EnvironmentNames,
} from './names';
export {
  checkEnvironmentSpec,
  EnvironmentSpecError,
  parseEnvironmentSpec,
  type SpecIssue,
} from './parse';
export { PLACEHOLDER_IMAGE } from './service';
export { GLOBAL_REGION } from './regions';
export { subnetCidrs, type SubnetCidrs } from './subnets';
export {
  environmentFormSchema,
  environmentSpecJsonSchema,
  type FormField,
  type FormPage,
} from './formSchema';
