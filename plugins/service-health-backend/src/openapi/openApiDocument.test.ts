import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { OpenAPI } from 'openapi-types';
import serviceHealthPlugin from '..';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';
import { openApiDocument } from './openApiDocument';

jest.setTimeout(60_000);
afterAll(dropDatabases);

const FILE = path.resolve(
  __dirname,
  '../../../../docs/service-health.openapi.json',
);
const document = openApiDocument();

it('is checked in as it is', () => {
  // UPDATE_OPENAPI=1 writes it anew; prettier then gives it its form.
  if (process.env.UPDATE_OPENAPI) {
    writeFileSync(FILE, JSON.stringify(document, null, 2));
  }
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(document)),
  );
});

it('is valid OpenAPI 3.1', async () => {
  // The validator resolves references in place.
  const copy: OpenAPI.Document = JSON.parse(JSON.stringify(document));
  await expect(SwaggerParser.validate(copy)).resolves.toMatchObject({
    openapi: '3.1.1',
  });
});

it('is refused by the validator when it is wrong', async () => {
  const { info, ...wrong } = JSON.parse(JSON.stringify(document));
  await expect(SwaggerParser.validate(wrong)).rejects.toThrow(/info/);
});

it('has every route of the plugin and no other', async () => {
  const routes: string[] = [];
  await startTestBackend({
    features: [
      serviceHealthPlugin,
      mockServices.httpRouter.mock({
        use: handler => void routes.push(...routesOf(handler)),
      }).factory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.scheduler.mock().factory,
      mockServices.rootSystemMetadata.factory(),
    ],
  });
  const described = Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.keys(methods).map(method => `${method} ${route}`),
  );
  // Those with a dot are Backstage's, between its own plugins.
  const own = routes.filter(route => !route.includes(' /.'));
  expect(own.sort()).toEqual(described.sort());
});

/** What an Express router answers to, in the words of OpenAPI. */
function routesOf(handler: object): string[] {
  if (!isRouter(handler)) throw new Error('It is no router');
  return handler.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {}).map(
      method => `${method} ${route?.path.replace(/:(\w+)/g, '{$1}')}`,
    ),
  );
}

type Layer = {
  route?: { path: string; methods: Record<string, boolean> };
};

function isRouter(handler: object): handler is { stack: Layer[] } {
  return 'stack' in handler && Array.isArray(handler.stack);
}
