// @ts-check

/**
 * A planner that goes silent is replaced by another one. Which of them is at
 * it, a plan tells by the number of the attempt.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('plans', table => {
    table
      .integer('attempt')
      .notNullable()
      .defaultTo(0)
      .comment('How often somebody has begun to make it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('plans', table => {
    table.dropColumn('attempt');
  });
};
