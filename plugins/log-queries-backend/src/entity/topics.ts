/** What an alarm, and a query, may be about. */
export interface Topic {
  name: string;
  /** In the name of an alarm or its metric, or in why a task stopped. */
  ofOccasion: RegExp;
  /** In the name, text or description of a query. */
  ofQuery: RegExp;
}

/** The particular ones first. */
export const TOPICS: readonly Topic[] = [
  {
    name: 'memory',
    ofOccasion: /memory|oom/i,
    ofQuery: /memory|heap|oom/i,
  },
  {
    name: 'the database',
    ofOccasion: /rds|database|db-|connections|storage|replica/i,
    ofQuery: /database|postgres|sql|deadlock|connection/i,
  },
  {
    name: 'latency',
    ofOccasion: /latency|response.?time|slow|duration|p9\d/i,
    ofQuery: /latency|duration|slow|response.?time|pct\(/i,
  },
  {
    name: 'failed requests',
    ofOccasion: /[45]xx|http|request|target/i,
    ofQuery: /status|failed request|[45]xx|5\d\d/i,
  },
  {
    name: 'errors',
    ofOccasion:
      /error|fail|crash|[45]xx|exit|unhealthy|running|task|stopp|essential/i,
    ofQuery: /error|exception|fatal|fail|crash|panic/i,
  },
];
