import { z } from 'zod';
import type { Incident } from '../incidents/Incident';
import type { Resource } from '../world/Resource';
import type { World } from '../world/World';

const VERSION = 1;

/** The outer form of a state file; what is in it was written by ourselves. */
const stateSchema = z.object({
  version: z.literal(VERSION),
  seed: z.string(),
  regions: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      stores: z.record(z.string(), z.array(z.custom<Resource<object>>())),
      incidents: z.array(z.custom<Incident>()),
    }),
  ),
});

/** A world as text. */
export function saveWorld(world: World): string {
  return JSON.stringify(
    {
      version: VERSION,
      seed: world.seed,
      regions: world.allRegions().map(region => ({
        accountId: region.accountId,
        name: region.name,
        stores: Object.fromEntries(
          region.stores().map(([name, store]) => [name, store.all()]),
        ),
        incidents: region.incidents,
      })),
    },
    markDates,
  );
}

/**
 * Fills an empty world with what {@link saveWorld} wrote.
 *
 * @throws Error when the text is none of ours
 */
export function restoreWorld(world: World, text: string): void {
  const state = stateSchema.parse(JSON.parse(text, unmarkDates));
  for (const saved of state.regions) {
    const region = world.region(saved.accountId, saved.name);
    for (const [name, store] of region.stores()) {
      for (const resource of saved.stores[name] ?? []) store.put(resource);
    }
    region.incidents.push(...saved.incidents);
  }
}

// Dates have a toJSON, so a replacer sees them as text already, except on the
// object that holds them.
function markDates(this: Record<string, unknown>, key: string, value: unknown) {
  return this[key] instanceof Date ? { $date: value } : value;
}

function unmarkDates(_key: string, value: unknown) {
  if (typeof value !== 'object' || value === null) return value;
  const { $date } = value as { $date?: unknown };
  return typeof $date === 'string' ? new Date($date) : value;
}
