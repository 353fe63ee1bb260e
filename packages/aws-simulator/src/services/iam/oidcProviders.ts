import * as iam from '@aws-sdk/client-iam';
import { type Handlers, validationError } from '../../wire';
import {
  type Resource,
  tagList,
  type Tags,
  tagsOf,
} from '../../world/Resource';
import type { OidcProviderShape } from '../../world/resources/iam';
import type { World } from '../../world/World';
import {
  alreadyExists,
  assertTagCount,
  iamPage,
  noSuchEntity,
} from './answers';

const MOST_CLIENT_IDS = 100;
/** What AWS finds out by itself when it is not told. */
const DEFAULT_THUMBPRINTS = ['2b18947a6a9fc7764fd8b5fb18a863b0c6dac24f'];

/** Sign-in by tokens of others, such as GitHub's. */
export function oidcProviderHandlers(world: World): Handlers<typeof iam> {
  return {
    CreateOpenIDConnectProvider({ Url, Tags, ...input }, { accountId }) {
      const { arn, tags } = createOidcProvider(world, accountId, {
        url: Url ?? '',
        clientIds: input.ClientIDList,
        thumbprints: input.ThumbprintList,
        tags: tagsOf(Tags),
      });
      return { OpenIDConnectProviderArn: arn, Tags: tagList(tags) };
    },

    GetOpenIDConnectProvider({ OpenIDConnectProviderArn: arn }, { accountId }) {
      const { shape, tags, createdAt } = requireProvider(world, accountId, arn);
      return {
        Url: shape.url,
        ClientIDList: shape.clientIds,
        ThumbprintList: shape.thumbprints,
        CreateDate: createdAt,
        Tags: tagList(tags),
      };
    },

    ListOpenIDConnectProviders: (_input, { accountId }) => ({
      OpenIDConnectProviderList: world
        .global(accountId)
        .oidcProviders.all()
        .map(({ arn }) => ({ Arn: arn })),
    }),

    DeleteOpenIDConnectProvider(
      { OpenIDConnectProviderArn: arn },
      { accountId },
    ) {
      const { id } = requireProvider(world, accountId, arn);
      world.global(accountId).oidcProviders.delete(id);
      world.changed();
      return {};
    },

    AddClientIDToOpenIDConnectProvider(input, { accountId }) {
      const { shape } = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      const clientIds = [
        ...new Set([...shape.clientIds, input.ClientID ?? '']),
      ];
      assertClientIds(clientIds);
      shape.clientIds = clientIds;
      world.changed();
      return {};
    },

    RemoveClientIDFromOpenIDConnectProvider(input, { accountId }) {
      const { shape } = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      shape.clientIds = shape.clientIds.filter(each => each !== input.ClientID);
      world.changed();
      return {};
    },

    UpdateOpenIDConnectProviderThumbprint(input, { accountId }) {
      const { shape } = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      assertThumbprints(input.ThumbprintList);
      shape.thumbprints = input.ThumbprintList ?? [];
      world.changed();
      return {};
    },

    TagOpenIDConnectProvider(input, { accountId }) {
      const provider = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      const tags = { ...provider.tags, ...tagsOf(input.Tags) };
      assertTagCount(tags);
      provider.tags = tags;
      world.changed();
      return {};
    },

    UntagOpenIDConnectProvider(input, { accountId }) {
      const { tags } = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      for (const key of input.TagKeys ?? []) delete tags[key];
      world.changed();
      return {};
    },

    ListOpenIDConnectProviderTags(input, { accountId }) {
      const { tags } = requireProvider(
        world,
        accountId,
        input.OpenIDConnectProviderArn,
      );
      const { items, ...rest } = iamPage(
        tagList(tags),
        input,
        each => each.Key,
      );
      return { Tags: items, ...rest };
    },
  };
}

interface NewProvider {
  url: string;
  clientIds?: string[];
  thumbprints?: string[];
  tags: Tags;
  stackId?: string;
}

/** @throws EntityAlreadyExistsException, AwsError `ValidationError` */
export function createOidcProvider(
  world: World,
  accountId: string,
  { url, clientIds = [], thumbprints, tags, stackId }: NewProvider,
): Resource<OidcProviderShape> {
  if (!/^https:\/\/[^/?#\s]+(\/[^?#\s]*)?$/.test(url)) {
    throw validationError('Invalid Open ID Connect Provider URL');
  }
  assertClientIds(clientIds);
  assertThumbprints(thumbprints);
  const name = url.replace('https://', '').replace(/\/$/, '');
  const arn = `arn:aws:iam::${accountId}:oidc-provider/${name}`;
  const { oidcProviders } = world.global(accountId);
  if (oidcProviders.has(arn)) {
    throw alreadyExists(`Provider with url ${url} already exists.`);
  }
  const provider = oidcProviders.put({
    id: arn,
    arn,
    createdAt: world.now(),
    tags,
    stackId,
    shape: {
      url: name,
      clientIds,
      thumbprints: thumbprints?.length ? thumbprints : DEFAULT_THUMBPRINTS,
    },
  });
  world.changed();
  return provider;
}

function requireProvider(
  world: World,
  accountId: string,
  arn = '',
): Resource<OidcProviderShape> {
  const found = world.global(accountId).oidcProviders.get(arn);
  if (found) return found;
  throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
}

function assertClientIds(ids: string[]) {
  if (ids.length <= MOST_CLIENT_IDS) return;
  throw new iam.LimitExceededException({
    message: `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${MOST_CLIENT_IDS}`,
    $metadata: {},
  });
}

function assertThumbprints(thumbprints: string[] = []) {
  const wrong = thumbprints.find(each => !/^[0-9a-fA-F]{40}$/.test(each));
  if (wrong === undefined) return;
  throw validationError(
    `1 validation error detected: Value '[${thumbprints.join(
      ', ',
    )}]' at 'thumbprintList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 40, Member must have length greater than or equal to 40]`,
  );
}
