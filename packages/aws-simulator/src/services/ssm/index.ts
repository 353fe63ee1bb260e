import * as ssm from '@aws-sdk/client-ssm';
import { AwsError, type Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { type Resource, tagList, tagsOf } from '../../world/Resource';
import type { SsmParameterShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import {
  describeParameter,
  findParameter,
  versionsOf,
  writeValue,
} from './parameters';

const DEFAULT_RESULTS = 10;
const DEFAULT_DESCRIBED = 50;
const MOST_STANDARD_BYTES = 4096;
const PARAMETER_NAME = /^[a-zA-Z0-9_.\-/]{1,1011}$/;

/** The parameter store of Systems Manager. */
export function ssmHandlers(world: World): Handlers<typeof ssm> {
  const page = <Item extends { id: string }>(
    items: Item[],
    input: { NextToken?: string; MaxResults?: number },
    size: number,
  ) =>
    sortedPage(items, {
      token: input.NextToken,
      size: input.MaxResults ?? size,
      keyOf: each => each.id,
      invalidToken: () =>
        new ssm.InvalidNextToken({
          message: 'The specified token is not valid.',
          $metadata: {},
        }),
    });

  return {
    GetParameter({ Name = '' }, context) {
      const region = world.region(context.accountId, context.region);
      const Parameter = findParameter(region, Name);
      if (!Parameter) throw parameterNotFound(region, Name);
      return { Parameter };
    },

    GetParameters({ Names = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const found = Names.map(name => findParameter(region, name));
      return {
        Parameters: found.flatMap(each => each ?? []),
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
      const { items, next } = page(found, input, DEFAULT_RESULTS);
      return { Parameters: items.map(describeParameter), NextToken: next };
    },

    DescribeParameters(input, context) {
      const region = world.region(context.accountId, context.region);
      const found = region.ssmParameters
        .all()
        .filter(each =>
          (input.ParameterFilters ?? []).every(filter => passes(each, filter)),
        );
      const { items, next } = page(found, input, DEFAULT_DESCRIBED);
      return {
        Parameters: items.map(({ arn, shape }) => ({
          ARN: arn,
          Name: shape.name,
          Type: shape.type,
          Description: shape.description,
          Version: shape.version,
          LastModifiedDate: shape.updatedAt,
          LastModifiedUser: `arn:aws:iam::${region.accountId}:user/demo`,
          Tier: 'Standard' as const,
          Policies: [],
          DataType: 'text',
        })),
        NextToken: next,
      };
    },

    GetParameterHistory({ Name = '', ...input }, context) {
      const region = world.region(context.accountId, context.region);
      const found = requireParameter(region, Name);
      const versions = versionsOf(found.shape).map(each => ({
        ...each,
        id: String(each.version).padStart(6, '0'),
      }));
      const { items, next } = page(versions, input, DEFAULT_DESCRIBED);
      return {
        Parameters: items.map(each => ({
          Name: found.shape.name,
          Type: found.shape.type,
          Value: each.value,
          Version: each.version,
          LastModifiedDate: each.updatedAt,
          Labels: [],
          Tier: 'Standard' as const,
          Policies: [],
          DataType: 'text',
        })),
        NextToken: next,
      };
    },

    PutParameter(input, context) {
      const region = world.region(context.accountId, context.region);
      const { Name: name = '', Value: value = '' } = input;
      assertParameter(name, value);
      const existing = region.ssmParameters.get(name);
      if (existing && !input.Overwrite) {
        throw new ssm.ParameterAlreadyExists({
          message:
            'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
          $metadata: {},
        });
      }
      if (existing) {
        writeValue(existing.shape, value, world.now());
        existing.shape.description =
          input.Description ?? existing.shape.description;
        existing.shape.type = input.Type ?? existing.shape.type;
      } else {
        region.ssmParameters.put({
          id: name,
          arn: region.arn('ssm', `parameter/${name.replace(/^\//, '')}`),
          createdAt: world.now(),
          tags: tagsOf(input.Tags),
          shape: {
            name,
            value,
            description: input.Description,
            type: input.Type ?? 'String',
            version: 1,
            updatedAt: world.now(),
          },
        });
      }
      world.changed();
      return { Version: existing?.shape.version ?? 1, Tier: 'Standard' };
    },

    DeleteParameter({ Name = '' }, context) {
      const region = world.region(context.accountId, context.region);
      if (!region.ssmParameters.delete(Name)) {
        throw parameterNotFound(region, Name);
      }
      world.changed();
      return {};
    },

    DeleteParameters({ Names = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const DeletedParameters = Names.filter(name =>
        region.ssmParameters.delete(name),
      );
      world.changed();
      return {
        DeletedParameters,
        InvalidParameters: Names.filter(
          name => !DeletedParameters.includes(name),
        ),
      };
    },

    AddTagsToResource({ ResourceId = '', Tags }, context) {
      const region = world.region(context.accountId, context.region);
      const found = requireTagged(region, ResourceId);
      Object.assign(found.tags, tagsOf(Tags));
      world.changed();
      return {};
    },

    RemoveTagsFromResource({ ResourceId = '', TagKeys = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const found = requireTagged(region, ResourceId);
      for (const key of TagKeys) delete found.tags[key];
      world.changed();
      return {};
    },

    ListTagsForResource({ ResourceId = '' }, context) {
      const region = world.region(context.accountId, context.region);
      return { TagList: tagList(requireTagged(region, ResourceId).tags) };
    },
  };
}

function assertParameter(name: string, value: string) {
  if (!PARAMETER_NAME.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Parameter name must be a fully qualified name, and may contain only a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  if (Buffer.byteLength(value) > MOST_STANDARD_BYTES) {
    throw new AwsError(
      'ValidationException',
      `Standard tier parameters support a maximum parameter value of ${MOST_STANDARD_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`,
    );
  }
}

function passes(
  { shape, tags }: Resource<SsmParameterShape>,
  { Key = '', Option = 'Equals', Values = [] }: ssm.ParameterStringFilter,
): boolean {
  if (Key.startsWith('tag:')) {
    const value = tags[Key.slice('tag:'.length)];
    return (
      value !== undefined && (Values.length === 0 || Values.includes(value))
    );
  }
  const actual = { Name: shape.name, Path: shape.name, Type: shape.type }[Key];
  if (actual === undefined) {
    throw new ssm.InvalidFilterKey({
      message: `The specified key is not valid: ${Key}`,
      $metadata: {},
    });
  }
  return Values.some(value => {
    if (Key === 'Path')
      return actual.startsWith(`${value.replace(/\/$/, '')}/`);
    if (Option === 'BeginsWith') return actual.startsWith(value);
    return Option === 'Contains' ? actual.includes(value) : actual === value;
  });
}

/** @throws ParameterNotFound */
function requireParameter(region: Region, name: string) {
  const found = region.ssmParameters.get(name);
  if (!found) throw parameterNotFound(region, name);
  return found;
}

/** @throws InvalidResourceId */
function requireTagged(region: Region, name: string) {
  const found = region.ssmParameters.get(name);
  if (found) return found;
  throw new ssm.InvalidResourceId({
    message: `The resource ID "${name}" is not valid. Verify the ID and try again.`,
    $metadata: {},
  });
}

/** A version that is not there is another matter than no parameter at all. */
function parameterNotFound(region: Region, given: string) {
  const [name, version] = given.split(':');
  return version !== undefined && region.ssmParameters.has(name)
    ? new ssm.ParameterVersionNotFound({
        message: `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
        $metadata: {},
      })
    : new ssm.ParameterNotFound({ message: '', $metadata: {} });
}
