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
    };
  };
}
