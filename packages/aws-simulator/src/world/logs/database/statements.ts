import type { Random } from '../../traffic';

type MakeStatement = (random: Random) => string;

const id = (random: Random) => 1_000 + random.below(90_000);

/** What the application asks its database for, by the route's path. */
const BY_PATH: Readonly<Record<string, MakeStatement>> = {
  '/': () =>
    'SELECT i.id, i.title, i.price FROM items i WHERE i.featured ORDER BY i.position LIMIT 24',
  '/api/feed': random =>
    `SELECT p.id, p.body, p.created_at, u.name FROM posts p JOIN users u ON u.id = p.user_id WHERE p.feed_id = ${id(
      random,
    )} ORDER BY p.created_at DESC LIMIT 50`,
  '/api/items/:id': random => `SELECT * FROM items WHERE id = ${id(random)}`,
  '/api/search': random =>
    `SELECT id, title, ts_rank(document, query) AS rank FROM items, to_tsquery('${random.pick(
      ['shoe', 'lamp', 'tea', 'desk', 'bike'],
    )}:*') query WHERE document @@ query ORDER BY rank DESC LIMIT 20`,
  '/api/session': random =>
    `SELECT id, password_hash FROM users WHERE lower(email) = lower('user${id(
      random,
    )}@example.com')`,
  '/api/account': random =>
    `SELECT id, name, email, plan FROM users WHERE id = ${id(random)}`,
};

const WRITES: Readonly<Record<string, MakeStatement>> = {
  '/api/items': random =>
    `INSERT INTO items (title, price, owner_id) VALUES ('Item ${id(
      random,
    )}', ${random.below(9_000)}, ${id(random)}) RETURNING id`,
  '/api/items/:id': random =>
    `UPDATE items SET title = 'Item ${id(
      random,
    )}', updated_at = now() WHERE id = ${id(random)}`,
  '/api/session': random =>
    `INSERT INTO sessions (user_id, expires_at) VALUES (${id(
      random,
    )}, now() + interval '14 days') RETURNING id`,
};

/** The slowest statement of a request. */
export function statementOf(
  { method, path }: { method: string; path: string },
  random: Random,
): string {
  const make =
    (method === 'GET' ? undefined : WRITES[path]) ??
    BY_PATH[path] ??
    BY_PATH['/'];
  return make(random);
}

/** What the first deployment of an application does to an empty database. */
export const FIRST_MIGRATION: readonly string[] = [
  'CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL, email text NOT NULL, password_hash text NOT NULL, plan text NOT NULL)',
  'CREATE TABLE items (id bigserial PRIMARY KEY, title text NOT NULL, price integer NOT NULL, owner_id bigint REFERENCES users, featured boolean NOT NULL DEFAULT false, position integer, document tsvector)',
  'CREATE TABLE posts (id bigserial PRIMARY KEY, feed_id bigint NOT NULL, user_id bigint REFERENCES users, body text NOT NULL, created_at timestamptz NOT NULL DEFAULT now())',
  'CREATE TABLE sessions (id bigserial PRIMARY KEY, user_id bigint REFERENCES users, expires_at timestamptz NOT NULL)',
  'CREATE INDEX posts_feed ON posts (feed_id, created_at DESC)',
];

/** What a later one may do. */
export const MIGRATIONS: readonly string[] = [
  'ALTER TABLE items ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now()',
  'CREATE INDEX CONCURRENTLY sessions_expires_at ON sessions (expires_at)',
  'ALTER TABLE users ADD COLUMN last_seen_at timestamptz',
  'CREATE INDEX CONCURRENTLY items_document ON items USING gin (document)',
];
