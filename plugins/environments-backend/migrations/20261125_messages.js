// @ts-check

/**
 * What people are to be told: written with what it tells of, sent after it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('messages', table => {
    table.comment('What people are to be told, in the order of its happening');
    table.bigIncrements('id');
    table
      .text('scope')
      .notNullable()
      .comment('What it is about: the next one takes the place of this one');
    table.jsonb('recipients').notNullable().comment('Of users and groups');
    table.jsonb('payload').notNullable();
    table.timestamp('created_at').notNullable().defaultTo(knex.fn.now());
    table
      .timestamp('due_at')
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('Moved on by whoever tries, so that nobody else does meanwhile');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('last_error');
    table.timestamp('sent_at');
    table.timestamp('given_up_at');
  });
  await knex.raw(`
    CREATE INDEX messages_waiting ON messages (scope, id)
    WHERE sent_at IS NULL AND given_up_at IS NULL
  `);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('messages');
};
