import * as ssm from '@aws-sdk/client-ssm';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagsOf } from '../../world/Resource';
import type { SsmParameterShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';

const DEFAULT_RESULTS = 10;

/** The parameter store of Systems Manager. */
export function ssmHandlers(world: World): Handlers<typeof ssm> {
  return {
    GetParameter({ Name = '' }, context) {
      const region = world.region(context.accountId, context.region);
      const found = findParameter(region, Name);
      if (!found) throw parameterNotFound();
      return { Parameter: describe(found) };
    },

    GetParameters({ Names = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const found = Names.map(name => findParameter(region, name));
      return {
        Parameters: found.flatMap(each => (each ? [describe(each)] : [])),
        InvalidParameters: Names.filter((_name, index) => !found[index]),
      };
    },

    GetParametersByPath({ Path = '/', Recursive, ...input }, context) {
      const region = world.region(context.accountId, context.region);
      const prefix = Path.endsWith('/') ? Path : `${Path}/`;
      const found = region.ssmParameters.where(
        ({ name }) =>
          name.startsWith(prefix) &&
          (Recursive || !name.slice(prefix.length).includes('/')),
      );
      const { items, next } = sortedPage(found, {
        token: input.NextToken,
        size: input.MaxResults ?? DEFAULT_RESULTS,
        keyOf: each => each.id,
        invalidToken: () =>
          new ssm.InvalidNextToken({
            message: 'The specified token is not valid.',
            $metadata: {},
          }),
      });
      return { Parameters: items.map(describe), NextToken: next };
    },

    PutParameter(input, context) {
      const region = world.region(context.accountId, context.region);
      const { Name: name = '', Value: value = '' } = input;
      const existing = region.ssmParameters.get(name);
      if (existing && !input.Overwrite) {
        throw new ssm.ParameterAlreadyExists({
          message:
            'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
          $metadata: {},
        });
      }
      const version = (existing?.shape.version ?? 0) + 1;
      region.ssmParameters.put({
        ...existing,
        id: name,
        arn: region.arn('ssm', `parameter/${name.replace(/^\//, '')}`),
        createdAt: existing?.createdAt ?? world.now(),
        tags: existing?.tags ?? tagsOf(input.Tags),
        shape: {
          name,
          value,
          type: input.Type ?? existing?.shape.type ?? 'String',
          version,
          updatedAt: world.now(),
        },
      });
      world.changed();
      return { Version: version, Tier: 'Standard' };
    },

    DeleteParameter({ Name = '' }, context) {
      const region = world.region(context.accountId, context.region);
      if (!region.ssmParameters.delete(Name)) throw parameterNotFound();
      world.changed();
      return {};
    },
  };
}

/** By name or ARN; `name:3` asks for a version, of which the last is kept. */
function findParameter(
  region: Region,
  given: string,
): Resource<SsmParameterShape> | undefined {
  if (given.startsWith('arn:')) return region.ssmParameters.byArn(given);
  const [name, version] = given.split(':');
  const found = region.ssmParameters.get(name);
  return version === undefined || String(found?.shape.version) === version
    ? found
    : undefined;
}

const describe = ({
  arn,
  shape,
}: Resource<SsmParameterShape>): ssm.Parameter => ({
  ARN: arn,
  Name: shape.name,
  Type: shape.type,
  Value: shape.value,
  Version: shape.version,
  LastModifiedDate: shape.updatedAt,
  DataType: 'text',
});

const parameterNotFound = () =>
  new ssm.ParameterNotFound({ message: '', $metadata: {} });
