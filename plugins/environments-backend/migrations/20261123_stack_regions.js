// @ts-check

/**
 * Stacks of one environment may be in several regions.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployment_stacks', table => {
    table.text('region').comment('Where the stack is; not always at home');
  });
  await knex('deployment_stacks').update({
    region: knex('deployments')
      .select('region')
      .where('deployments.id', knex.ref('deployment_stacks.deployment_id')),
  });
  await knex.schema.alterTable('deployment_stacks', table => {
    table.dropNullable('region');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deployment_stacks', table => {
    table.dropColumn('region');
  });
};
