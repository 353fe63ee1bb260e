// @ts-check

/**
 * A plan says what it waits for.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('plans', table => {
    table.jsonb('problem').comment('What keeps it from being made');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('plans', table => {
    table.dropColumn('problem');
  });
};
