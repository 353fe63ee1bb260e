import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { DeploymentStore } from '../../store/DeploymentStore';
import type { PlanStore } from '../../store/PlanStore';
import type { AwsWorld } from '../awsWorld';
import type { Hindrances } from './Hindrances';
import type { Registrar } from './Registrar';

/** What a walk through faults works with. */
export interface WalkServices {
  auditor: AuditorService;
  deployments: DeploymentStore;
  hindrances: Hindrances;
  knex: Knex;
  plans: PlanStore;
  registrar: Registrar;
  world: AwsWorld;
}
