import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  createFormField,
  FormFieldBlueprint,
  scaffolderTemplateOutputsBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import CloudIcon from '@material-ui/icons/CloudQueue';
import {
  ENVIRONMENT_ENTITY_TYPE,
  EnvironmentsClient,
} from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from './api/environmentsApiRef';
import {
  deploymentRouteRef,
  destroyRouteRef,
  planRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routes';
import { TaskProgress } from './task/TaskProgress';

const environmentsApi = ApiBlueprint.make({
  params: define =>
    define({
      api: environmentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new EnvironmentsClient(apis),
    }),
});

const environmentsPage = PageBlueprint.make({
  params: {
    path: '/environments',
    title: 'Deployments',
    icon: <CloudIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./pages/EnvironmentsRouter').then(m => <m.EnvironmentsRouter />),
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'environment',
  params: {
    path: '/environment',
    title: 'Environment',
    filter: { kind: 'Resource', 'spec.type': ENVIRONMENT_ENTITY_TYPE },
    loader: () =>
      import('./entity/EnvironmentContent').then(m => <m.EnvironmentContent />),
  },
});

const taskProgress = scaffolderTemplateOutputsBlueprint.make({
  name: 'deployment',
  params: {
    templateRefs: ['template:default/aws-environment'],
    component: TaskProgress,
  },
});

const awsAccountPicker = FormFieldBlueprint.make({
  name: 'aws-account',
  params: {
    field: async () => {
      const { AwsAccountPicker, awsAccountPickerSchema } = await import(
        './fields/AwsAccountPicker'
      );
      return createFormField({
        name: 'AwsAccountPicker',
        component: AwsAccountPicker,
        schema: awsAccountPickerSchema,
      });
    },
  },
});

const awsRegionPicker = FormFieldBlueprint.make({
  name: 'aws-region',
  params: {
    field: async () => {
      const { AwsRegionPicker, awsRegionPickerSchema } = await import(
        './fields/AwsRegionPicker'
      );
      return createFormField({
        name: 'AwsRegionPicker',
        component: AwsRegionPicker,
        schema: awsRegionPickerSchema,
      });
    },
  },
});

const environmentNameField = FormFieldBlueprint.make({
  name: 'environment-name',
  params: {
    field: async () => {
      const {
        EnvironmentNameField,
        environmentNameFieldSchema,
        validateEnvironmentName,
      } = await import('./fields/EnvironmentNameField');
      return createFormField({
        name: 'EnvironmentNameField',
        component: EnvironmentNameField,
        schema: environmentNameFieldSchema,
        validation: validateEnvironmentName,
      });
    },
  },
});

const environmentSpecField = FormFieldBlueprint.make({
  name: 'environment-spec',
  params: {
    field: async () => {
      const {
        EnvironmentSpecField,
        environmentSpecFieldSchema,
        validateEnvironmentSpecField,
      } = await import('./fields/EnvironmentSpecField');
      return createFormField({
        name: 'EnvironmentSpecField',
        component: EnvironmentSpecField,
        schema: environmentSpecFieldSchema,
        validation: validateEnvironmentSpecField,
      });
    },
  },
});

const environmentPriceField = FormFieldBlueprint.make({
  name: 'environment-price',
  params: {
    field: async () => {
      const { EnvironmentPriceField, environmentPriceFieldSchema } =
        await import('./fields/EnvironmentPriceField');
      return createFormField({
        name: 'EnvironmentPriceField',
        component: EnvironmentPriceField,
        schema: environmentPriceFieldSchema,
      });
    },
  },
});

/**
 * Environments in the portal: the fields of the template's form, the progress
 * on the task's page, and a tab on the environment's own.
 *
 * @public
 */
export const environmentsPlugin = createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <CloudIcon fontSize="inherit" />,
  extensions: [
    environmentsApi,
    environmentsPage,
    entityContent,
    taskProgress,
    awsAccountPicker,
    awsRegionPicker,
    environmentNameField,
    environmentSpecField,
    environmentPriceField,
  ],
  routes: {
    root: rootRouteRef,
    plan: planRouteRef,
    deployment: deploymentRouteRef,
    destroy: destroyRouteRef,
  },
  externalRoutes: { task: taskRouteRef, template: templateRouteRef },
  info: { packageJson: () => import('../package.json') },
});
