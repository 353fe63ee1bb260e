// @ts-check

/**
 * In which order the replicas have looked at AWS.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('environment_looks', table => {
    table.comment('What an older look has seen does not replace a newer one’s');
    table.text('provider').primary().comment('The entity provider');
    table
      .integer('begun')
      .notNullable()
      .comment('The number of the look that began last');
    table
      .integer('applied')
      .notNullable()
      .defaultTo(0)
      .comment('The newest look of which the catalog was told');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('environment_looks');
};
