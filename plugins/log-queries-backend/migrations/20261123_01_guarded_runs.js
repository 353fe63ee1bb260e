/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('log_query_runs', table => {
    table.text('query_language').comment('Where it is not CWLI');
    table.text('query_template').comment('With {{places}}, where it has any');
    table.jsonb('parameters').comment('What was put into the places');
    table
      .boolean('beyond_entity')
      .notNullable()
      .defaultTo(false)
      .comment('Reads log groups that its entity does not name');
    table.uuid('group_id').comment('Of runs side by side');
    table.integer('group_index');
    table.text('environment').comment("What the group's column says");
    table.uuid('compares_with').comment('The run over the range a day later');
    table
      .specificType('estimated_bytes', 'double precision')
      .comment('Before it began; null where nobody could say');
    table
      .jsonb('teams')
      .notNullable()
      .defaultTo('[]')
      .comment('Whose budgets it counts for');
    table.text('cancelled_by').comment('person or nobody-looking');
    table.index(['group_id', 'group_index']);
    table.index(['compares_with']);
    table.index(['requested_by', 'created_at']);
    table.index(['account_id', 'region', 'range_from', 'range_to']);
  });

  await knex.schema.createTable('log_query_run_viewers', table => {
    table.comment('Pages that look at a run, until they say so no more');
    table
      .uuid('run_id')
      .notNullable()
      .references('id')
      .inTable('log_query_runs')
      .onDelete('CASCADE');
    table.uuid('viewer_id').notNullable();
    table.timestamp('looks_until').notNullable();
    table.primary(['run_id', 'viewer_id']);
  });

  await knex.schema.createTable('log_query_notes', table => {
    table.comment('What AWS has no place for in a query definition');
    table.string('account_id', 12).notNullable();
    table.text('region').notNullable();
    table.text('query_id').notNullable();
    table.text('description');
    table.text('owner').comment('Entity reference');
    table.text('runbook_url');
    table.text('updated_by').notNullable();
    table.timestamp('updated_at').notNullable();
    table.primary(['account_id', 'region', 'query_id']);
  });

  await knex.schema.createTable('log_query_tails', table => {
    table.comment('Live tails that are open now, of all replicas');
    table.uuid('id').primary();
    table.text('opened_by').notNullable();
    table
      .timestamp('open_until')
      .notNullable()
      .comment('Renewed while it runs, so that a dead replica frees it');
    table.index(['opened_by', 'open_until']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('log_query_tails');
  await knex.schema.dropTable('log_query_notes');
  await knex.schema.dropTable('log_query_run_viewers');
  await knex.schema.alterTable('log_query_runs', table => {
    table.dropIndex(['account_id', 'region', 'range_from', 'range_to']);
    table.dropIndex(['requested_by', 'created_at']);
    table.dropIndex(['compares_with']);
    table.dropIndex(['group_id', 'group_index']);
    table.dropColumns(
      'query_language',
      'query_template',
      'parameters',
      'beyond_entity',
      'group_id',
      'group_index',
      'environment',
      'compares_with',
      'estimated_bytes',
      'teams',
      'cancelled_by',
    );
  });
};
