import { seededHex, seededUuid } from '../../world/seeded';
import { failingStart } from '../../world/service/failingStart';
import type { StoppedTask } from '../../world/service/TaskTrouble';
import { deployVersion, deployAgain } from '../deployVersion';
import type { IncidentDefinition, Scene } from '../IncidentDefinition';

const VARIABLE = 'PAYMENT_API_KEY';

/** A deployment wants a secret that its execution role may not read. */
export const secretCannotBeRead: IncidentDefinition = {
  summary: 'a new version wants a secret that its execution role may not read',
  begin: scene =>
    deployVersion(scene, {
      beforeMs: 0,
      isBroken: true,
      change: container => ({
        ...container,
        secrets: [
          ...(container.secrets ?? []),
          { name: VARIABLE, valueFrom: secretArn(scene) },
        ],
      }),
    }),
  end: deployAgain,
  tasks: () => failingStart({ reasonOf }),
};

function secretArn({ region, incident }: Scene): string {
  const suffix = seededHex(6, incident.environment, VARIABLE);
  return region.arn(
    'secretsmanager',
    `secret:${incident.environment}/payment-api-key-${suffix}`,
  );
}

function reasonOf({ region, taskDefinition, taskId }: StoppedTask): string {
  const secret = taskDefinition?.containerDefinitions
    ?.flatMap(({ secrets = [] }) => secrets)
    .find(({ name }) => name === VARIABLE)?.valueFrom;
  const role = taskDefinition?.executionRoleArn?.split('/').pop();
  const user = `arn:aws:sts::${region.accountId}:assumed-role/${role}/${taskId}`;
  return [
    'ResourceInitializationError: unable to pull secrets or registry auth',
    'execution resource retrieval failed',
    'unable to retrieve secret from asm',
    'service call has been retried 1 time(s)',
    `failed to fetch secret ${secret} from secrets manager`,
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secret} because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400, request id: ${seededUuid(
      taskId,
      'request',
    )}`,
  ].join(': ');
}
