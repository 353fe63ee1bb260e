/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('alarm_mutes', table => {
    table.comment('Alarms whose actions the portal has to switch on again');
    table.text('arn').primary();
    table.string('account_id', 12).notNullable();
    table.text('region').notNullable();
    table.text('name').notNullable();
    table.text('muted_by').notNullable();
    table.timestamp('muted_until').notNullable().index();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('alarm_mutes');
};
