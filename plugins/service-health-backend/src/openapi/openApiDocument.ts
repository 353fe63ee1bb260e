import { serviceActionIdSchema } from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';
import {
  type ComponentName,
  componentSchemas,
  inlineSchema,
  refTo,
} from './components';
import { type Operation, OPERATIONS } from './operations';

/** What stands in a path in the place of a name. */
const PATH_PARAMETERS: Record<string, z.ZodType> = {
  kind: z.string().describe('Of the entity, such as `resource`'),
  namespace: z.string().describe('Of the entity, such as `default`'),
  name: z.string().describe('Of the entity, such as `shop-production`'),
  id: serviceActionIdSchema.describe('Of the action'),
};

/**
 * The HTTP API of service health as OpenAPI 3.1, made from the schemas by which
 * requests are parsed and from which the types of answers are inferred.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Quarterdeck: service health',
      description:
        'How services in AWS are, and why. AWS being out of order is no error here: the answer is 200, with the problem in the reading.',
      // Of the API: the first number grows when an answer loses something.
      version: '1.0.0',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    'x-generated':
      'From src/openapi of plugins/service-health-backend, whose tests write it with UPDATE_OPENAPI=1',
    servers: [{ url: '/api/service-health' }],
    security: [{ backstageToken: [] }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        backstageToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            "A user's Backstage token, or one of `backend.auth.externalAccess`",
        },
      },
      schemas: componentSchemas(),
    },
  };
}

function pathsOf(operations: Operation[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [operation.method]: described(operation),
    };
  }
  return paths;
}

function described(operation: Operation) {
  const { id, summary, query, body } = operation;
  return {
    operationId: id,
    summary,
    description: [operation.description, neededOf(operation)]
      .filter(Boolean)
      .join(' '),
    parameters: [
      ...[...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: inlineSchema(PATH_PARAMETERS[name]),
      })),
      ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        schema: inlineSchema(z.looseObject({ value: schema })).properties
          ?.value,
      })),
    ],
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: responsesOf(operation),
  };
}

function neededOf({ permissions }: Operation): string {
  const names = permissions.map(name => `\`${name}\``);
  if (names.length === 0) return 'For whoever has signed in.';
  return names.length === 1
    ? `Needs the permission ${names[0]}.`
    : `Needs the permission of the action: ${names.join(', ')}.`;
}

function responsesOf({ answer, others = {}, permissions }: Operation) {
  const failures: Record<number, string> = {
    401: 'The caller has not signed in.',
    ...others,
  };
  if (permissions.length > 0) failures[403] = 'The caller may not.';
  return {
    200: {
      description: 'What was asked for.',
      content: answer
        ? jsonOf(answer)
        : { 'application/json': { schema: { type: 'object' } } },
    },
    ...Object.fromEntries(
      Object.entries(failures).map(([status, description]) => [
        status,
        Number(status) < 400
          ? { description }
          : { description, content: jsonOf('Error') },
      ]),
    ),
  };
}

function jsonOf(name: ComponentName) {
  return { 'application/json': { schema: { $ref: refTo(name) } } };
}
