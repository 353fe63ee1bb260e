/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_snapshot', table => {
    table.comment('The newest fleet, as every replica shows it: one row');
    table.integer('id').primary();
    table
      .uuid('version')
      .notNullable()
      .comment('Another one with each refresh');
    table.integer('format').notNullable().comment('Of the rows');
    table.timestamp('at').notNullable();
    table.binary('rows').notNullable().comment('JSON, gzipped');
  });
  await knex.schema.createTable('fleet_readings', table => {
    table.comment('What the fleet was put together from');
    table.string('account_id', 12).notNullable();
    table.text('region').notNullable();
    table.primary(['account_id', 'region']);
    table.integer('format').notNullable().comment('Of the readings');
    table.timestamp('at').notNullable();
    table.binary('readings').notNullable().comment('JSON, gzipped');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_readings');
  await knex.schema.dropTable('fleet_snapshot');
};
