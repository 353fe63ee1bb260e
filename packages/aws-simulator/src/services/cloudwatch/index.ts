import type * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type { Handlers, RequestContext } from '../../wire';
import type { World } from '../../world/World';
import {
  deleteAlarms,
  putCompositeAlarm,
  putMetricAlarm,
  setActionsEnabled,
  setAlarmState,
} from './alarms/changeAlarms';
import { describeAlarmHistory } from './alarms/describeAlarmHistory';
import { describeAlarms } from './alarms/describeAlarms';
import { describeAlarmsForMetric } from './alarms/describeAlarmsForMetric';
import {
  deleteDashboards,
  getDashboard,
  listDashboards,
  putDashboard,
} from './dashboards';
import { getMetricData } from './metrics/getMetricData';
import { getMetricStatistics } from './metrics/getMetricStatistics';
import { listMetrics } from './metrics/listMetrics';
import { putMetricData } from './metrics/putMetricData';
import { addTags, listTags, removeTags } from './tags';

/** CloudWatch over the world's alarms, dashboards and generated metrics. */
export function cloudWatchHandlers(world: World): Handlers<typeof cloudwatch> {
  const regionOf = ({ accountId, region }: RequestContext) =>
    world.region(accountId, region);
  return {
    GetMetricData: (input, context) =>
      getMetricData(world, regionOf(context), input),
    PutMetricData: (input, context) => {
      putMetricData(world, regionOf(context), input);
      return {};
    },
    GetMetricStatistics: (input, context) =>
      getMetricStatistics(world, regionOf(context), input),
    ListMetrics: (input, context) =>
      listMetrics(world, regionOf(context), input),

    DescribeAlarms: (input, context) =>
      describeAlarms(world, regionOf(context), input),
    DescribeAlarmsForMetric: (input, context) =>
      describeAlarmsForMetric(world, regionOf(context), input),
    DescribeAlarmHistory: (input, context) =>
      describeAlarmHistory(world, regionOf(context), input),
    PutMetricAlarm: (input, context) => {
      putMetricAlarm(world, regionOf(context), input);
      return {};
    },
    PutCompositeAlarm: (input, context) => {
      putCompositeAlarm(world, regionOf(context), input);
      return {};
    },
    DeleteAlarms: ({ AlarmNames = [] }, context) => {
      deleteAlarms(world, regionOf(context), AlarmNames);
      return {};
    },
    SetAlarmState: (input, context) => {
      setAlarmState(world, regionOf(context), input);
      return {};
    },
    EnableAlarmActions: ({ AlarmNames = [] }, context) => {
      setActionsEnabled(world, regionOf(context), AlarmNames, true);
      return {};
    },
    DisableAlarmActions: ({ AlarmNames = [] }, context) => {
      setActionsEnabled(world, regionOf(context), AlarmNames, false);
      return {};
    },

    PutDashboard: (input, context) =>
      putDashboard(world, regionOf(context), input),
    GetDashboard: ({ DashboardName = '' }, context) =>
      getDashboard(regionOf(context), DashboardName),
    ListDashboards: (input, context) =>
      listDashboards(regionOf(context), input),
    DeleteDashboards: ({ DashboardNames = [] }, context) => {
      deleteDashboards(world, regionOf(context), DashboardNames);
      return {};
    },

    ListTagsForResource: ({ ResourceARN = '' }, context) =>
      listTags(regionOf(context), ResourceARN),
    TagResource: (input, context) => {
      addTags(world, regionOf(context), input);
      return {};
    },
    UntagResource: (input, context) => {
      removeTags(world, regionOf(context), input);
      return {};
    },
  };
}
