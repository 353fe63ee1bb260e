import { z } from 'zod';
import { environmentLocationSchema } from './api';

/**
 * The topic of the event that says that the stacks of an environment have
 * changed, so that the catalog need not wait for its next look.
 *
 * @public
 */
export const ENVIRONMENT_DEPLOYED_TOPIC = 'quarterdeck.environments.deployed';

/** The payload of {@link ENVIRONMENT_DEPLOYED_TOPIC}. @public */
export const environmentDeployedSchema = environmentLocationSchema;

/** @public */
export type EnvironmentDeployed = z.infer<typeof environmentDeployedSchema>;
