import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Resource } from '../../world/Resource';
import type { UserPoolUserShape } from '../../world/resources/cognito';
import { seededUuid } from '../../world/seeded';
import { newResource, type Place } from '../Place';
import { invalidParameter } from './errors';
import { requirePool, type UserPool } from './pools';

export type PoolUser = Resource<UserPoolUserShape>;

/**
 * By name, or by what the pool lets its users sign in with.
 * @throws UserNotFoundException
 */
export function requireUser(
  place: Place,
  poolId: string | undefined,
  name = '',
): PoolUser {
  const found = findUser(place, requirePool(place, poolId), name);
  if (found) return found;
  throw new cognito.UserNotFoundException({
    message: 'User does not exist.',
    $metadata: {},
  });
}

/** @throws UsernameExistsException, InvalidParameterException */
export function createUser(
  place: Place,
  input: cognito.AdminCreateUserRequest,
): PoolUser {
  const { region, world } = place;
  const pool = requirePool(place, input.UserPoolId);
  const { Username: wanted = '', UserAttributes: given = [] } = input;
  if (findUser(place, pool, wanted)) {
    throw new cognito.UsernameExistsException({
      message: 'User account already exists',
      $metadata: {},
    });
  }
  const sub = seededUuid(world.seed, pool.id, wanted, world.now().getTime());
  const signsInByAttribute = Boolean(pool.shape.UsernameAttributes?.length);
  const attributes = new Map(
    given.map(({ Name = '', Value = '' }) => [Name, Value]),
  );
  if (signsInByAttribute) {
    const [attribute] = pool.shape.UsernameAttributes ?? [];
    if (attribute === 'email' && !wanted.includes('@')) {
      throw invalidParameter('Username should be an email.');
    }
    attributes.set(wanted.includes('@') ? 'email' : 'phone_number', wanted);
  }
  const unknown = [...attributes.keys()].find(
    name => !pool.shape.SchemaAttributes.some(each => each.Name === name),
  );
  if (unknown !== undefined) {
    throw invalidParameter(
      `Attributes did not conform to the schema: ${unknown}: Attribute does not exist in the schema.`,
    );
  }
  attributes.set('sub', sub);
  const Username = signsInByAttribute ? sub : wanted;
  return region.userPoolUsers.put(
    newResource(
      place,
      {},
      {
        id: `${pool.id}|${Username}`,
        arn: `${pool.arn}/user/${Username}`,
        shape: {
          userPoolId: pool.id,
          Username,
          Attributes: [...attributes].map(([Name, Value]) => ({ Name, Value })),
          Enabled: true,
          UserStatus: 'FORCE_CHANGE_PASSWORD',
          UserCreateDate: world.now(),
          UserLastModifiedDate: world.now(),
        },
      },
    ),
  );
}

function findUser(
  { region }: Place,
  pool: UserPool,
  name: string,
): PoolUser | undefined {
  const aliases: string[] = [
    'sub',
    ...(pool.shape.UsernameAttributes ?? []),
    ...(pool.shape.AliasAttributes ?? []),
  ];
  return (
    region.userPoolUsers.get(`${pool.id}|${name}`) ??
    region.userPoolUsers.find(
      ({ userPoolId, Attributes }) =>
        userPoolId === pool.id &&
        Attributes.some(
          ({ Name, Value }) => aliases.includes(Name) && Value === name,
        ),
    )
  );
}

export function describeUser({ shape }: PoolUser): cognito.UserType {
  const { userPoolId: _pool, ...user } = shape;
  return user;
}

const FILTER = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"([^"]*)"\s*$/;

/**
 * The predicate of a filter such as `email ^= "ada"`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 * @throws InvalidParameterException
 */
export function userFilter(
  filter: string | undefined,
): (user: PoolUser) => boolean {
  if (!filter) return () => true;
  const match = FILTER.exec(filter);
  if (!match) throw invalidParameter('Error while parsing filter.');
  const [, name, operator, wanted] = match;
  return ({ shape }) => {
    const value = valueOf(shape, name);
    if (value === undefined) return false;
    return operator === '=' ? value === wanted : value.startsWith(wanted);
  };
}

function valueOf(shape: UserPoolUserShape, name: string): string | undefined {
  if (name === 'username') return shape.Username;
  if (name === 'cognito:user_status') return shape.UserStatus;
  if (name === 'status') return shape.Enabled ? 'Enabled' : 'Disabled';
  return shape.Attributes.find(each => each.Name === name)?.Value;
}
