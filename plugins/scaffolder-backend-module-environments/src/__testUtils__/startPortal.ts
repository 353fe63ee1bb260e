import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import environmentsPlugin from '@quarterdeck/plugin-environments-backend';
import { createTestDatabase } from '@quarterdeck/test-support';
import { scaffolderModuleEnvironments } from '../module';
import type { createDeployAction } from '../deploy/createDeployAction';

type DeployAction = ReturnType<typeof createDeployAction>;

/**
 * A portal, as far as deploying goes: the environments backend, and the action
 * that the scaffolder was given.
 *
 * @param awsEndpoint - where its AWS is; all else is the same for all portals.
 */
export async function startPortal(awsEndpoint: string) {
  const actions: TemplateAction[] = [];
  const database = await createTestDatabase();
  const backend = await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        { addActions: (...added: TemplateAction[]) => actions.push(...added) },
      ],
    ],
    features: [
      environmentsPlugin,
      scaffolderModuleEnvironments,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0' },
          aws: {
            accounts: [
              {
                accountId: '123456789012',
                accessKeyId: '123456789012',
                secretAccessKey: 'simulated',
              },
            ],
          },
          quarterdeck: {
            aws: { endpoint: awsEndpoint, regions: ['us-east-1'] },
          },
        },
      }),
      mockServices.rootSystemMetadata.factory(),
    ],
  });
  const action = actions.find(({ id }) => id === 'aws:environment:deploy');
  return {
    action: action as unknown as DeployAction,
    /** Where the environments backend answers. */
    url: `http://127.0.0.1:${backend.server.port()}/api/environments`,
    async stop() {
      await backend.stop();
      await database.destroy();
    },
  };
}
