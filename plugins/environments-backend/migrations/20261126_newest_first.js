// @ts-check

/**
 * The newest of all, page by page.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of ['deployments', 'plans']) {
    await knex.schema.alterTable(name, table => {
      table.index(['created_at', 'id'], `${name}_newest`);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of ['deployments', 'plans']) {
    await knex.schema.alterTable(name, table => {
      table.dropIndex(['created_at', 'id'], `${name}_newest`);
    });
  }
};
