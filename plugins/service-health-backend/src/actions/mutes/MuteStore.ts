import type { Knex } from 'knex';
import type { AlarmTarget } from '../../targets/targets';

type MutedAlarm = Pick<AlarmTarget, 'arn' | 'accountId' | 'region' | 'name'>;

interface Row {
  arn: string;
  account_id: string;
  region: string;
  name: string;
  muted_by: string;
  muted_until: Date;
}

/** Which alarms are muted until when. The database outlives the portal. */
export class MuteStore {
  constructor(private readonly knex: Knex) {}

  /** Begins a mute, or prolongs it. */
  async add(
    { arn, accountId, region, name }: MutedAlarm,
    mutedBy: string,
    until: Date,
  ): Promise<void> {
    await this.knex<Row>('alarm_mutes')
      .insert({
        arn,
        account_id: accountId,
        region,
        name,
        muted_by: mutedBy,
        muted_until: until,
      })
      .onConflict('arn')
      .merge();
  }

  async remove(arn: string): Promise<void> {
    await this.knex<Row>('alarm_mutes').where({ arn }).delete();
  }

  /** Until when each of these alarms is muted, of those that are. */
  async untilOf(arns: string[]): Promise<Map<string, Date>> {
    const rows = await this.knex<Row>('alarm_mutes')
      .whereIn('arn', arns)
      .select('arn', 'muted_until');
    return new Map(rows.map(row => [row.arn, row.muted_until]));
  }

  /**
   * Ends the mutes whose time is over. They are locked meanwhile, so that no
   * replica does it twice, and a new mute of the same alarm waits.
   *
   * @param unmute - gives back those that it could unmute; the others stay
   */
  async end(
    now: Date,
    unmute: (alarms: MutedAlarm[]) => Promise<MutedAlarm[]>,
  ): Promise<void> {
    await this.knex.transaction(async transaction => {
      const rows = await transaction<Row>('alarm_mutes')
        .where('muted_until', '<=', now)
        .forUpdate()
        .skipLocked();
      if (rows.length === 0) return;
      const unmuted = await unmute(
        rows.map(({ arn, account_id: accountId, region, name }) => ({
          arn,
          accountId,
          region,
          name,
        })),
      );
      await transaction<Row>('alarm_mutes')
        .whereIn(
          'arn',
          unmuted.map(({ arn }) => arn),
        )
        .delete();
    });
  }
}
