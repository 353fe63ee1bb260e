/** AWS takes no more log groups in one query. @public */
export const MAX_LOG_GROUPS = 50;

/** AWS takes no longer query. @public */
export const MAX_QUERY_LENGTH = 10_000;

/** AWS takes no more parameters in one query definition. @public */
export const MAX_PARAMETERS = 20;
