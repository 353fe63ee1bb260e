import { GLOBAL_REGION, type EnvironmentSpec } from '../../spec';
import { cents, counted, type Reckon } from './reckon';

/** How many secrets an environment has; a replica is paid for like another. */
export function secretCount({ users, edge, region }: EnvironmentSpec): number {
  const names = ['database', 'app-database', 'jwt'];
  if (users.userPool) names.push('cognito');
  if (edge.cdn) names.push('origin-verify');
  if (edge.cdn && region !== GLOBAL_REGION) names.push('its replica');
  return names.length;
}

export const secrets: Reckon = ({ spec, prices }) => {
  const count = secretCount(spec);
  return {
    id: 'secrets',
    title: 'Secrets Manager',
    monthlyUsd: cents(count * prices.secretMonth),
    assumes: counted(count, 'secret'),
  };
};

export const storage: Reckon = ({ usage, prices }) => ({
  id: 'storage',
  title: 'ECR and S3',
  monthlyUsd: cents(
    usage.imageGb * prices.imageGbMonth + usage.bucketGb * prices.bucketGbMonth,
  ),
  assumes: `${usage.imageGb} GB of images and ${usage.bucketGb} GB of objects`,
});

export const email: Reckon = ({ usage, prices }) => {
  if (usage.emails === 0) return undefined;
  return {
    id: 'email',
    title: 'SES',
    monthlyUsd: cents(usage.emails * prices.email),
    assumes: counted(usage.emails, 'e-mail'),
  };
};
