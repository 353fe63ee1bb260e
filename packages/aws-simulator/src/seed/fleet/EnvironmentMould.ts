import { Simulator } from '../../Simulator';
import type { Resource } from '../../world/Resource';
import type { StackShape } from '../../world/resources/cloudformation';
import { World } from '../../world/World';
import { createEnvironment } from '../createEnvironment';
import {
  PLACEHOLDER_ACCOUNT,
  PLACEHOLDER_NAME,
  PLACEHOLDER_OWNER,
  type SeedEnvironment,
} from '../seedTemplates';
import { findGeneratedIds } from './generatedIds';
import { computedMember, lazyMember } from './lazyMember';
import { type Cast, Moulds } from './Mould';

/** As long as the placeholder, so that shortened names are equally short. */
const OTHER_NAME = 'saplings';
const MADE_AT = new Date('2026-01-01T00:00:00Z');
const OTHER_MADE_AT = new Date('2026-02-03T04:05:06.789Z');

/** What only the calls about a single stack look at, and is most of it. */
const SELDOM_READ = ['templateBody', 'resources', 'events'] as const;

interface Original {
  region: string;
  store: string;
  resource: Resource<object>;
}

/** A resource of the original, ready to be copied. */
interface ResourceMould {
  region: string;
  store: string;
  copy(cast: Cast): Resource<object>;
}

/** Where an environment is, beside its account. */
type Kind = Pick<SeedEnvironment, 'stage' | 'region'>;

/**
 * Makes environments of one stage in one region, thousands of times faster than
 * the CloudFormation engine does. The original is the engine's; a second one
 * tells which ids are made up each time.
 */
export class EnvironmentMould {
  private constructor(
    private readonly moulds: Moulds,
    private readonly resources: ResourceMould[],
  ) {}

  /** @throws Error when the engine cannot create the environment */
  static async make(seed: string, kind: Kind): Promise<EnvironmentMould> {
    const original = await made(seed, kind, PLACEHOLDER_NAME, MADE_AT);
    const other = await made(seed, kind, OTHER_NAME, OTHER_MADE_AT);
    const ids = findGeneratedIds(original, renamed(other));
    const moulds = new Moulds(
      [PLACEHOLDER_OWNER, PLACEHOLDER_NAME, PLACEHOLDER_ACCOUNT],
      ids,
    );
    return new EnvironmentMould(
      moulds,
      original.map(({ region, store, resource }) => ({
        region,
        store,
        copy:
          store === 'stacks'
            ? stackMould(moulds, resource as Resource<StackShape>)
            : moulds.of(resource),
      })),
    );
  }

  /** Puts a copy into the world. */
  copyInto(world: World, environment: SeedEnvironment, createdAt: Date): void {
    const { name, stage, owner, accountId, region } = environment;
    const cast = this.moulds.cast({
      replacements: {
        [PLACEHOLDER_OWNER]: owner,
        [PLACEHOLDER_NAME]: name,
        [PLACEHOLDER_ACCOUNT]: accountId,
      },
      key: [world.seed, accountId, region, name, stage].join('/'),
      shiftMs: createdAt.getTime() - MADE_AT.getTime(),
    });
    for (const each of this.resources) {
      const stores = new Map(world.region(accountId, each.region).stores());
      stores.get(each.store)?.put(each.copy(cast));
    }
  }
}

/** What there is after the engine has created an environment in no world else. */
async function made(
  seed: string,
  kind: Kind,
  name: string,
  at: Date,
): Promise<Original[]> {
  const simulator = new Simulator(new World({ seed }));
  const owner = PLACEHOLDER_OWNER;
  const accountId = PLACEHOLDER_ACCOUNT;
  await createEnvironment(simulator, { ...kind, name, owner, accountId }, at);
  return simulator.world
    .allRegions()
    .flatMap(region =>
      region
        .stores()
        .flatMap(([store, resources]) =>
          resources
            .all()
            .map(resource => ({ region: region.name, store, resource })),
        ),
    );
}

/** The other original in the words of the first. */
function renamed(originals: Original[]): Original[] {
  const rename = (text: string) =>
    text.replaceAll(OTHER_NAME, PLACEHOLDER_NAME);
  return mapTexts(originals, rename) as Original[];
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  if (Array.isArray(value)) return value.map(each => mapTexts(each, map));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapTexts(each, map)]),
  );
}

function stackMould(
  moulds: Moulds,
  stack: Resource<StackShape>,
): (cast: Cast) => Resource<StackShape> {
  const often: Partial<StackShape> = { ...stack.shape };
  for (const name of SELDOM_READ) delete often[name];
  const oftenRead = moulds.of({ ...stack, shape: often });
  const templateBody = moulds.ofLongText(stack.shape.templateBody);
  const resources = moulds.of(stack.shape.resources);
  const events = moulds.of(stack.shape.events);
  return cast => {
    const copy = oftenRead(cast) as Resource<StackShape>;
    computedMember(copy.shape, 'templateBody', () => templateBody(cast));
    lazyMember(copy.shape, 'resources', () => resources(cast));
    lazyMember(copy.shape, 'events', () => events(cast));
    return copy;
  };
}
