import { useRouteRef } from '@backstage/frontend-plugin-api';
import { templateRouteRef } from '../routes';

const TEMPLATE = { namespace: 'default', templateName: 'aws-environment' };

/**
 * Where the template's form is, filled in.
 *
 * @returns undefined in an app without the scaffolder.
 */
export function useTemplateForm(answers: object): string | undefined {
  const templateRoute = useRouteRef(templateRouteRef);
  if (!templateRoute) return undefined;
  const formData = encodeURIComponent(JSON.stringify(answers));
  return `${templateRoute(TEMPLATE)}?formData=${formData}`;
}
