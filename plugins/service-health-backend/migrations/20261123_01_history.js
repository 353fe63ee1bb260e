/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('health_stopped_tasks', table => {
    table.comment('Tasks that ECS forgets an hour after they stopped');
    table.text('task_arn').primary();
    table.text('service_arn').notNullable();
    table.timestamp('stopped_at').notNullable();
    table.jsonb('task').notNullable();
    table.jsonb('log').comment('The last lines before the end');
    table
      .jsonb('log_problem')
      .comment('Why there is none; the next collection tries again');
    table.index(['service_arn', 'stopped_at']);
    table.index('stopped_at');
  });

  await knex.schema.createTable('health_service_events', table => {
    table.comment('What ECS says of a service; it shows the last hundred');
    table.text('service_arn').notNullable();
    table.text('event_id').notNullable();
    table.timestamp('at').notNullable();
    table.text('message').notNullable();
    table.primary(['service_arn', 'event_id']);
    table.index(['service_arn', 'at']);
    table.index('at');
  });

  await knex.schema.createTable('health_deployments', table => {
    table.comment('Deployments of services; ECS shows those in progress');
    table.text('service_arn').notNullable();
    table.text('deployment_id').notNullable();
    table.timestamp('started_at').notNullable();
    table.integer('revision');
    table.jsonb('images').notNullable().defaultTo('[]');
    table.text('rollout_state');
    table.primary(['service_arn', 'deployment_id']);
    table.index(['service_arn', 'started_at']);
    table.index('started_at');
  });

  await knex.schema.createTable('health_alarm_transitions', table => {
    table.comment('Changes of state; AWS gives them no id of their own');
    table.text('alarm_arn').notNullable();
    table.timestamp('at').notNullable();
    table.text('to_state').notNullable();
    table.text('from_state');
    table.text('reason');
    table.primary(['alarm_arn', 'at', 'to_state']);
    table.index('at');
  });

  await knex.schema.createTable('health_database_events', table => {
    table.comment('What RDS says of a database; it forgets in 14 days');
    table.text('database_arn').notNullable();
    table.timestamp('at').notNullable();
    table.text('message').notNullable();
    table.jsonb('categories').notNullable();
    table.primary(['database_arn', 'at', 'message']);
    table.index('at');
  });

  await knex.schema.createTable('health_database_upkeep', table => {
    table.comment('Maintenance, snapshots and limits of a database, as read');
    table.text('database_arn').primary();
    table.timestamp('read_at').notNullable();
    table.jsonb('upkeep').notNullable();
  });

  await knex.schema.createTable('health_collections', table => {
    table.comment('How the last collection of each kind went');
    table.text('collector').notNullable();
    table.string('account_id', 12).notNullable();
    table.text('region').notNullable();
    table.timestamp('tried_at').notNullable();
    table.timestamp('collected_at').comment('When it last went well');
    table.jsonb('problem').comment('Why it did not go well the last time');
    table.primary(['collector', 'account_id', 'region']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of [
    'collections',
    'database_upkeep',
    'database_events',
    'alarm_transitions',
    'deployments',
    'service_events',
    'stopped_tasks',
  ]) {
    await knex.schema.dropTable(`health_${name}`);
  }
};
