import type { TargetKind } from '@quarterdeck/plugin-service-health-common';

/** The anchors of the panels, for links from the verdict. */
export const PANEL_IDS: Record<TargetKind, string> = {
  ecs: 'health-ecs',
  database: 'health-database',
  loadBalancer: 'health-load-balancer',
  alarm: 'health-alarms',
};
