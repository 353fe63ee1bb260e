import { z } from 'zod';
import { connectionsPerTask } from './connections';
import { databaseSchema } from './database';
import { identityFields } from './identity';
import { defaultZones, networkSchema } from './network';
import { operationsSchema } from './operations';
import { checkRules } from './rules';
import { serviceSchema } from './service';

/**
 * What a person may ask for: everything but name, stage, owner, account and
 * region has a default. The template's form is made of it.
 *
 * @public
 */
export const environmentSpecFields = z.strictObject({
  ...identityFields,
  network: networkSchema.prefault({}).meta({ title: 'Network' }),
  service: serviceSchema.prefault({}).meta({ title: 'Service' }),
  database: databaseSchema.prefault({}).meta({ title: 'Database' }),
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
    const isProduction = fields.stage === 'production';
    return {
      ...fields,
      network: {
        ...fields.network,
        natGateways: fields.network.natGateways ?? (isProduction ? 2 : 1),
        zones: fields.network.zones ?? defaultZones(fields.region),
      },
      database: {
        ...fields.database,
        deletionProtection: fields.database.deletionProtection ?? isProduction,
        connectionsPerTask:
          fields.database.connectionsPerTask ??
          connectionsPerTask(
            fields.database.maxConnections,
            fields.service.maxCount,
          ),
      },
    };
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
