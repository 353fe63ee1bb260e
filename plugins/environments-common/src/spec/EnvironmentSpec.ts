import { z } from 'zod';
import { completed } from './completed';
import { databaseSchema } from './database';
import { domainSchema } from './domain';
import { edgeSchema } from './edge';
import { emailSchema } from './email';
import { identityFields } from './identity';
import { networkSchema } from './network';
import { operationsSchema } from './operations';
import { repositorySchema } from './repository';
import { checkRules } from './rules';
import { serviceSchema } from './service';
import { usersSchema } from './users';

/**
 * What a person may ask for: everything but name, stage, owner, account and
 * region has a default. The template's form is made of it.
 *
 * @public
 */
export const environmentSpecFields = z.strictObject({
  ...identityFields,
  domain: domainSchema.prefault({}).meta({ title: 'Domain' }),
  network: networkSchema.prefault({}).meta({ title: 'Network' }),
  service: serviceSchema.prefault({}).meta({ title: 'Service' }),
  database: databaseSchema.prefault({}).meta({ title: 'Database' }),
  edge: edgeSchema.prefault({}).meta({ title: 'Edge' }),
  users: usersSchema.prefault({}).meta({ title: 'Users' }),
  email: emailSchema.prefault({}).meta({ title: 'E-mail' }),
  repository: repositorySchema.prefault({}).meta({ title: 'Repository' }),
  operations: operationsSchema.prefault({}).meta({ title: 'Operations' }),
});

/**
 * The one definition of an environment: checks what AWS would refuse, and
 * fills in what was left out. What it returns parses to itself.
 *
 * @public
 */
export const environmentSpecSchema = environmentSpecFields.transform(
  (fields, context) => {
    checkRules(fields, context);
    return completed(fields);
  },
);

/**
 * An environment as it is asked for, with the defaults left out.
 *
 * @public
 */
export type EnvironmentSpecInput = z.input<typeof environmentSpecSchema>;

/**
 * An environment, complete.
 *
 * @public
 */
export type EnvironmentSpec = z.output<typeof environmentSpecSchema>;
