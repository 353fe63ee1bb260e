import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { CloudFrontPartShape } from '../../world/resources/cloudfront';
import type { Store } from '../../world/Store';
import type { World } from '../../world/World';
import { assertMatch, newId, nextETag } from './revisions';
import { distributionsUsing } from './usage';

type Exception = new (options: { message: string; $metadata: object }) => Error;

interface Kind<Config> {
  /** Where an account has them. */
  storeOf(global: Region): Store<CloudFrontPartShape<Config>>;
  /** The last but one part of their ARN, such as `cache-policy`. */
  arnKind: string;
  /** As it is called in messages. */
  words: string;
  nameOf(config: Config): string | undefined;
  missing: Exception;
  taken: Exception;
  used: Exception;
  /** Those that AWS made for everybody, by id. */
  managed?: ReadonlyMap<string, Config>;
}

export interface NewPart<Config> {
  config: Config;
  stackId?: string;
}

const MANAGED_SINCE = new Date('2020-07-22T00:00:00Z');

/**
 * What distributions refer to by id: each kind is created, changed, deleted
 * and found in the same way.
 */
export class Parts<Config> {
  constructor(
    private readonly world: World,
    private readonly kind: Kind<Config>,
  ) {}

  /** @throws the kind's exception for a name that is taken */
  create(
    accountId: string,
    { config, stackId }: NewPart<Config>,
  ): Resource<CloudFrontPartShape<Config>> {
    const { world, kind } = this;
    this.assertName(accountId, config);
    const store = kind.storeOf(world.global(accountId));
    const id = newId(world, accountId, kind.arnKind, kind.nameOf(config));
    const part = store.put({
      id,
      arn: `arn:aws:cloudfront::${accountId}:${kind.arnKind}/${id}`,
      createdAt: world.now(),
      tags: {},
      stackId,
      shape: { config, etag: nextETag(world, id), modifiedAt: world.now() },
    });
    world.changed();
    return part;
  }

  /** @throws the kind's exception for what is not there */
  require(accountId: string, id = ''): Resource<CloudFrontPartShape<Config>> {
    const { world, kind } = this;
    const found =
      kind.storeOf(world.global(accountId)).get(id) ?? this.managedPart(id);
    if (found) return found;
    throw new kind.missing({
      message: `The specified ${kind.words} does not exist.`,
      $metadata: {},
    });
  }

  /** Those of the account, and where asked those of AWS. */
  list(
    accountId: string,
    type?: 'managed' | 'custom',
  ): Resource<CloudFrontPartShape<Config>>[] {
    const own = this.kind.storeOf(this.world.global(accountId)).all();
    const managed = [...(this.kind.managed?.keys() ?? [])].flatMap(
      id => this.managedPart(id) ?? [],
    );
    return [
      ...(type === 'custom' ? [] : managed),
      ...(type === 'managed' ? [] : own),
    ];
  }

  isManaged(id: string): boolean {
    return this.kind.managed?.has(id) ?? false;
  }

  /** @param ifMatch - left out by CloudFormation, which knows no ETags */
  update(
    accountId: string,
    id: string | undefined,
    config: Config,
    ifMatch?: { etag: string | undefined },
  ): Resource<CloudFrontPartShape<Config>> {
    const part = this.require(accountId, id);
    if (ifMatch) assertMatch(ifMatch.etag, part.shape.etag);
    this.assertName(accountId, config, part.id);
    part.shape = {
      config,
      etag: nextETag(this.world, part.id, part.shape.etag),
      modifiedAt: this.world.now(),
    };
    this.world.changed();
    return part;
  }

  /** @throws the kind's exception while a distribution uses it */
  delete(
    accountId: string,
    id: string | undefined,
    ifMatch?: { etag: string | undefined },
  ) {
    const part = this.require(accountId, id);
    if (ifMatch) assertMatch(ifMatch.etag, part.shape.etag);
    const global = this.world.global(accountId);
    if (distributionsUsing(global, part.id).length > 0) {
      throw new this.kind.used({
        message: `Cannot delete the ${this.kind.words} because it is attached to one or more cache behaviors or origins of a distribution.`,
        $metadata: {},
      });
    }
    this.kind.storeOf(global).delete(part.id);
    this.world.changed();
  }

  private managedPart(
    id: string,
  ): Resource<CloudFrontPartShape<Config>> | undefined {
    const config = this.kind.managed?.get(id);
    return (
      config && {
        id,
        arn: `arn:aws:cloudfront::aws:${this.kind.arnKind}/${id}`,
        createdAt: MANAGED_SINCE,
        tags: {},
        shape: { config, etag: 'E23ZP02F085DFQ', modifiedAt: MANAGED_SINCE },
      }
    );
  }

  private assertName(accountId: string, config: Config, ownId?: string) {
    const { world, kind } = this;
    const name = kind.nameOf(config);
    const taken = kind
      .storeOf(world.global(accountId))
      .find(
        (each, { id }) => kind.nameOf(each.config) === name && id !== ownId,
      );
    if (!taken) return;
    throw new kind.taken({
      message: `The ${kind.words} already exists: ${name}`,
      $metadata: {},
    });
  }
}
