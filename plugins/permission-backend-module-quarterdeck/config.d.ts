export interface Config {
  quarterdeck?: {
    /**
     * Groups for the roles of the portal's policy, by name or entity
     * reference. A role without groups is nobody's.
     */
    permissions?: {
      /** May do everything. */
      admins?: string[];
      /** May see what the portal asks of AWS, and change what nobody owns. */
      operators?: string[];
      /** May approve the plans of others. */
      approvers?: string[];
      /**
       * Who has a permission, by its name, where it is to be another than in
       * the table of the documentation. `owner` is for what belongs to an
       * entity or an environment, and for tasks: who asks for anything else is
       * refused. Of several holders each has it.
       */
      rules?: {
        [permission: string]:
          | 'everyone'
          | 'owner'
          | 'operators'
          | 'approvers'
          | Array<'everyone' | 'owner' | 'operators' | 'approvers'>
          | {
              /**
               * By the stage of the environment (`environments.*` only):
               * `development`, `staging`, `production`, and `default` for those
               * that are not named, which is the table's unless it is given.
               */
              [stage: string]:
                | 'everyone'
                | 'owner'
                | 'operators'
                | 'approvers'
                | Array<'everyone' | 'owner' | 'operators' | 'approvers'>;
            };
      };
    };
  };
}
