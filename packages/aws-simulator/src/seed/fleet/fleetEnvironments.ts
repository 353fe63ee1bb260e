import { DEFAULT_ACCOUNT_ID } from '../../wire';
import { seededFraction } from '../../world/seeded';
import type { SeedEnvironment } from '../seedTemplates';

/** A fleet that is spread evenly over accounts and regions. */
export interface FleetOptions {
  environments: number;
  /** From 1 to {@link MAX_ACCOUNTS}. */
  accounts: number;
  regions: string[];
}

export interface FleetEnvironment extends SeedEnvironment {
  createdDaysAgo: number;
}

/** As many as the first digit of an account's id can tell apart. */
export const MAX_ACCOUNTS = 9;

const STAGES: SeedEnvironment['stage'][] = ['production', 'staging'];
const YOUNGEST_DAYS = 3;
const OLDEST_DAYS = 400;

const PRODUCTS = [
  'accounts',
  'billing',
  'booking',
  'catalog',
  'checkout',
  'claims',
  'delivery',
  'documents',
  'fraud',
  'identity',
  'insights',
  'inventory',
  'invoices',
  'ledger',
  'loyalty',
  'mailing',
  'media',
  'orders',
  'partners',
  'payments',
  'pricing',
  'profiles',
  'ratings',
  'refunds',
  'returns',
  'risk',
  'search',
  'shipping',
  'shop',
  'stock',
  'support',
  'vouchers',
];

/** What the parts of a product are called; the first part has its name. */
const PARTS = [
  '',
  'api',
  'admin',
  'worker',
  'gateway',
  'events',
  'mobile',
  'reports',
  'sync',
];

const TEAMS = [
  'checkout',
  'identity',
  'logistics',
  'payments',
  'platform',
  'storefront',
];

/** 123456789012, 223456789012, …: the first one is the demo's. */
export const fleetAccountId = (index: number): string =>
  `${index + 1}${DEFAULT_ACCOUNT_ID.slice(1)}`;

/**
 * The environments of a fleet. They are the same for the same options, and the
 * first ones do not depend on how many follow.
 */
export function fleetEnvironments(options: FleetOptions): FleetEnvironment[] {
  return Array.from({ length: options.environments }, (_, index) => {
    const name = productName(Math.floor(index / STAGES.length));
    const stage = STAGES[index % STAGES.length];
    const pick = (what: string) => seededFraction('fleet', what, name, stage);
    // Both stages of a product are in one place.
    const place = Math.floor(index / STAGES.length);
    return {
      name,
      stage,
      owner: `group:default/${TEAMS[place % TEAMS.length]}`,
      accountId: fleetAccountId(place % options.accounts),
      region:
        options.regions[
          Math.floor(place / options.accounts) % options.regions.length
        ],
      createdDaysAgo:
        YOUNGEST_DAYS + Math.floor(pick('age') * (OLDEST_DAYS - YOUNGEST_DAYS)),
    };
  });
}

function productName(index: number): string {
  const product = PRODUCTS[index % PRODUCTS.length];
  const round = Math.floor(index / PRODUCTS.length);
  const part = PARTS[round % PARTS.length];
  const generation = Math.floor(round / PARTS.length);
  return [product, part, generation > 0 ? String(generation + 1) : '']
    .filter(Boolean)
    .join('-');
}
