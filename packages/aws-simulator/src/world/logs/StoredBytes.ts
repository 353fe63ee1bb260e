import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { LogGroupShape } from '../resources/logs';
import { MINUTE_MS } from '../traffic';
import type { World } from '../World';
import { LogGroupReader } from './LogGroupReader';

const DAY_MS = 86_400_000;

/** Minutes that are read to say it of all. */
const SAMPLES = 8;

/** What AWS counts for each event besides its message. */
const BYTES_PER_EVENT = 26;

/**
 * How many bytes log groups store, about: reckoned from a few minutes, evenly
 * over the time that a group keeps. AWS renews its figure once a day, too.
 */
export class StoredBytes {
  readonly #known = new WeakMap<object, { bytes: number; untilMs: number }>();

  constructor(private readonly world: World) {}

  of(region: Region, group: Resource<LogGroupShape>): number {
    const nowMs = this.world.now().getTime();
    const known = this.#known.get(group);
    if (known && known.untilMs > nowMs) return known.bytes;
    const bytes = this.#reckon(region, group, nowMs);
    this.#known.set(group, { bytes, untilMs: nowMs + DAY_MS });
    return bytes;
  }

  #reckon(
    region: Region,
    group: Resource<LogGroupShape>,
    nowMs: number,
  ): number {
    const { retentionInDays } = group.shape;
    const keptMs = Math.min(
      nowMs - group.createdAt.getTime(),
      retentionInDays === undefined ? Infinity : retentionInDays * DAY_MS,
    );
    const minutes = Math.floor(keptMs / MINUTE_MS);
    const count = Math.min(SAMPLES, minutes);
    if (count < 1) return 0;
    const reader = new LogGroupReader(this.world, region, group);
    let bytes = 0;
    for (let sample = 0; sample < count; sample++) {
      const from =
        nowMs - Math.ceil(((sample + 0.5) * minutes) / count) * MINUTE_MS;
      const minute = { from, to: from + MINUTE_MS - 1 };
      for (const { message } of [...reader.oldestFirst(minute)].flat()) {
        bytes += Buffer.byteLength(message) + BYTES_PER_EVENT;
      }
    }
    return Math.round((bytes / count) * minutes);
  }
}
