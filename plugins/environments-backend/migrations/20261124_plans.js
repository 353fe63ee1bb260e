// @ts-check

/**
 * Plans and what is decided about them, destruction beside deployment, and what
 * is known of an environment's drift and of reminders before its end.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('plans', table => {
    table.comment('What a deployment would do; what was decided about it');
    table.uuid('id').primary();
    table
      .text('request_id')
      .notNullable()
      .unique({ indexName: 'plans_request_id' });
    table.text('environment_id').notNullable();
    table.text('account_id').notNullable();
    table.text('region').notNullable();
    table.jsonb('spec').notNullable();
    table.text('requested_by').notNullable();
    table
      .text('state')
      .notNullable()
      .comment('planning, failed, made; the rest follows from what is below');
    table.text('step');
    table.jsonb('failure');
    table.jsonb('result').comment('What the page shows; null until made');
    table.jsonb('templates').comment('What is deployed, stack by stack');
    table.jsonb('world').comment('The stacks as they were, by region and name');
    table.text('digest').comment('Over templates and world');
    table.jsonb('decision');
    table.text('outdated_because');
    table.uuid('replaced_by');
    table.uuid('deployment_id');
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table.timestamp('finished_at');
    table.timestamp('valid_until');
    table
      .timestamp('heartbeat_at')
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('While planning: a silent planner has died');
    table.index(
      ['environment_id', 'account_id', 'region', 'created_at'],
      'plans_by_environment',
    );
  });

  await knex.schema.alterTable('deployments', table => {
    table.text('kind').notNullable().defaultTo('deploy');
    table.uuid('plan_id');
    table.uuid('retry_of');
    table
      .jsonb('options')
      .notNullable()
      .defaultTo('{}')
      .comment('What was asked for beside the specification');
    table.jsonb('delegation').comment('While it waits for the domain');
    table
      .jsonb('remainders')
      .notNullable()
      .defaultTo('[]')
      .comment('What a destruction left in the account');
  });

  await knex.schema.alterTable('deployment_stacks', table => {
    table.text('action').notNullable().defaultTo('deploy');
  });

  await knex.schema.createTable('drift_reports', table => {
    table.comment('What the newest look for drift has shown');
    table.text('account_id').notNullable();
    table.text('region').notNullable();
    table.text('environment_id').notNullable();
    table.jsonb('report').notNullable();
    table.timestamp('started_at').notNullable().defaultTo(knex.fn.now());
    table.primary(['account_id', 'region', 'environment_id']);
  });

  await knex.schema.createTable('expiry_notices', table => {
    table.comment('Which reminders of an end were sent');
    table.text('account_id').notNullable();
    table.text('region').notNullable();
    table.text('environment_id').notNullable();
    table.timestamp('expires_at').notNullable();
    table.text('notice').notNullable();
    table.timestamp('sent_at').notNullable().defaultTo(knex.fn.now());
    table.primary([
      'account_id',
      'region',
      'environment_id',
      'expires_at',
      'notice',
    ]);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('expiry_notices');
  await knex.schema.dropTable('drift_reports');
  await knex.schema.alterTable('deployment_stacks', table => {
    table.dropColumn('action');
  });
  await knex.schema.alterTable('deployments', table => {
    table.dropColumns(
      'kind',
      'plan_id',
      'retry_of',
      'options',
      'delegation',
      'remainders',
    );
  });
  await knex.schema.dropTable('plans');
};
