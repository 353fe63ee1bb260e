/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('log_query_runs', table => {
    table.comment('Executions of log queries, unfinished and finished');
    table.uuid('id').primary();
    table.text('idempotency_key');
    table.text('query_id').comment('Of the saved query, where it was one');
    table.text('query_name');
    table.text('query_string').notNullable();
    table.jsonb('log_group_names').notNullable();
    table.string('account_id', 12).notNullable();
    table.text('region').notNullable();
    table.text('entity_ref');
    table.timestamp('range_from').notNullable();
    table.timestamp('range_to').notNullable();
    table.jsonb('requested_range').notNullable();
    table.text('requested_by').notNullable();
    table.text('status').notNullable();
    table
      .integer('turn')
      .notNullable()
      .comment('Place in the queue: lower ones first, then older ones');
    table.text('aws_query_id').comment('Set once AWS has taken the query');
    table.specificType('records_matched', 'double precision').defaultTo(0);
    table.specificType('records_scanned', 'double precision').defaultTo(0);
    table.specificType('bytes_scanned', 'double precision').defaultTo(0);
    table
      .integer('generation')
      .notNullable()
      .defaultTo(0)
      .comment('How often AWS has replaced the rows it gave before');
    table.integer('row_count').notNullable().defaultTo(0);
    table.jsonb('columns').notNullable().defaultTo('[]');
    table.boolean('truncated').notNullable().defaultTo(false);
    table.jsonb('problem');
    table.boolean('cancel_requested').notNullable().defaultTo(false);
    table
      .uuid('lease_token')
      .comment(
        'Whoever follows the run; writes with another token are refused',
      );
    table.timestamp('lease_until');
    table.timestamp('created_at').notNullable();
    table.timestamp('finished_at');
    table.unique(['requested_by', 'idempotency_key']);
    table.index(['account_id', 'region', 'status']);
    table.index(['created_at', 'id']);
    table.index(['entity_ref', 'created_at']);
  });

  await knex.schema.createTable('log_query_run_rows', table => {
    table.comment('The rows of runs, in compressed chunks');
    table
      .uuid('run_id')
      .notNullable()
      .references('id')
      .inTable('log_query_runs')
      .onDelete('CASCADE');
    table.integer('generation').notNullable();
    table.integer('first_index').notNullable();
    table.integer('row_count').notNullable();
    table.binary('data').notNullable().comment('gzip of a JSON array');
    table.primary(['run_id', 'generation', 'first_index']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('log_query_run_rows');
  await knex.schema.dropTable('log_query_runs');
};
