/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_readings', table => {
    table
      .timestamp('oldest_at')
      .comment('Of the oldest value that is still shown');
  });
  await knex.schema.createTable('billed_metric_reads', table => {
    table.comment('Metrics that GetMetricData was asked for, by all replicas');
    table.timestamp('hour').primary();
    table.bigInteger('metrics').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('billed_metric_reads');
  await knex.schema.alterTable('fleet_readings', table => {
    table.dropColumn('oldest_at');
  });
};
