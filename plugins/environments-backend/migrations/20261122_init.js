// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments of environments; each is a leased job');
    table.uuid('id').primary();
    table
      .text('request_id')
      .notNullable()
      .unique({ indexName: 'deployments_request_id' })
      .comment("The submitter's name for the request: the same, the same job");
    table.text('environment_id').notNullable();
    table.text('account_id').notNullable();
    table.text('region').notNullable();
    table.jsonb('spec').notNullable();
    table.text('requested_by').notNullable();
    table.text('status').notNullable();
    table.text('cancel_requested_by');
    table.timestamp('cancel_requested_at');
    table.jsonb('failure');
    table.jsonb('problem');
    table.jsonb('links').notNullable().defaultTo('[]');
    table.text('template_version');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('started_at');
    table.timestamp('finished_at');
    table.text('lease_holder').comment('Which replica is at work on it');
    table
      .timestamp('lease_expires_at')
      .comment('From then on, any replica may take it over');
    table
      .bigInteger('fencing_token')
      .notNullable()
      .defaultTo(0)
      .comment('Counts the take-overs; a holder writes with its own only');
    table.index(
      ['environment_id', 'account_id', 'region', 'created_at'],
      'deployments_by_environment',
    );
  });
  await knex.raw(`
    CREATE UNIQUE INDEX deployments_one_active
    ON deployments (environment_id, account_id, region)
    WHERE finished_at IS NULL
  `);

  await knex.schema.createTable('deployment_stacks', table => {
    table.comment('What a deployment brings to CloudFormation, and how far');
    table
      .uuid('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('stack_name').notNullable();
    table.text('part').notNullable();
    table.text('template_body').notNullable();
    table.jsonb('tags').notNullable();
    table.jsonb('depends_on').notNullable();
    table.boolean('termination_protection').notNullable();
    table.text('status').notNullable();
    table.text('stack_status');
    table.text('stack_id');
    table.text('change_set_id');
    table
      .text('last_event_before')
      .comment('The newest event of the stack before the change set ran');
    table.integer('completed').notNullable().defaultTo(0);
    table.integer('total').notNullable();
    table.jsonb('failure');
    table.timestamp('started_at');
    table.timestamp('finished_at');
    table.primary(['deployment_id', 'stack_name']);
  });

  await knex.schema.createTable('deployment_events', table => {
    table.comment('What CloudFormation reported while a deployment ran');
    table
      .uuid('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.integer('n').notNullable().comment('1, 2, 3… within a deployment');
    table.text('aws_event_id').notNullable();
    table.timestamp('time').notNullable();
    table.text('stack_name').notNullable();
    table.text('logical_id').notNullable();
    table.text('physical_id');
    table.text('resource_type').notNullable();
    table.text('status').notNullable();
    table.text('reason');
    table.integer('completed').notNullable();
    table.integer('total').notNullable();
    table.primary(['deployment_id', 'n']);
    table.unique(['deployment_id', 'aws_event_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deployment_events');
  await knex.schema.dropTable('deployment_stacks');
  await knex.schema.dropTable('deployments');
};
