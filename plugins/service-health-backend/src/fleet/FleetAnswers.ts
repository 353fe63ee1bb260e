import { createHash } from 'node:crypto';
import type { Fleet } from '@quarterdeck/plugin-service-health-common';
import { packJson, type PackedJson } from '../http/packedJson';
import type { Visible } from './FleetVisibility';
import type { Snapshot } from './SnapshotStore';

/** So many different views of one snapshot are kept, of some 30 KB each. */
const MOST_KEPT = 1_000;

/**
 * Puts answers together, once for all who may see the same: for a thousand
 * people of one team the rows are written and compressed once a refresh.
 */
export class FleetAnswers {
  #version: string | undefined;
  readonly #answers = new Map<string, Promise<PackedJson>>();

  async of(snapshot: Snapshot, visible: Visible): Promise<PackedJson> {
    if (snapshot.version !== this.#version) {
      this.#answers.clear();
      this.#version = snapshot.version;
    }
    const key = keyOf(visible);
    let answer = this.#answers.get(key);
    if (!answer) {
      if (this.#answers.size >= MOST_KEPT) this.#answers.clear();
      answer = this.make(snapshot, visible);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  private async make(
    { at, rows }: Snapshot,
    visible: Visible,
  ): Promise<PackedJson> {
    const fleet: Fleet = {
      at: at.toISOString(),
      rows:
        visible === 'all'
          ? rows
          : rows.filter(({ entityRef }) => visible.has(entityRef)),
    };
    return packJson(fleet);
  }
}

const keys = new WeakMap<ReadonlySet<string>, string>();

function keyOf(visible: Visible): string {
  if (visible === 'all') return visible;
  let key = keys.get(visible);
  if (key === undefined) {
    const hash = createHash('sha256');
    for (const ref of [...visible].sort()) hash.update(ref).update('\n');
    key = hash.digest('base64url');
    keys.set(visible, key);
  }
  return key;
}
