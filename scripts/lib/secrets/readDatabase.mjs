import { gunzipSync } from 'node:zlib';
import pg from 'pg';

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Every row of every table of every plugin, as text; what is compressed is
 * unpacked.
 *
 * @param {string} databaseUrl of any of the server's databases
 * @param {(place: string, text: string) => void} keep told of each table
 */
export async function readDatabase(databaseUrl, keep) {
  const databases = await query(
    databaseUrl,
    'SELECT datname FROM pg_database WHERE NOT datistemplate',
  );
  for (const { datname } of databases) {
    const url = new URL(databaseUrl);
    url.pathname = `/${datname}`;
    const tables = await query(
      url.toString(),
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name
       FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const rows = await query(
        url.toString(),
        `SELECT t::text AS "the row as text", t.* FROM ${name} t`,
      );
      keep(
        `the table ${datname} ${name}`,
        rows.flatMap(row => Object.values(row).map(textOf)).join('\n'),
      );
    }
  }
}

function textOf(value) {
  if (Buffer.isBuffer(value)) {
    const isGzip = value.subarray(0, GZIP.length).equals(GZIP);
    return (isGzip ? gunzipSync(value) : value).toString();
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
