import {
  listFieldsSchema,
  listLogGroupsSchema,
} from '@quarterdeck/plugin-log-queries-common';
import type { Router } from 'express';
import { requireForLogs } from '../access/requireForLogs';
import { awsAnswer } from '../awsAnswer';
import { listFields, listLogGroups } from '../library/logGroups';
import { parse } from '../parse';
import { assertConfigured } from '../runs/resolveRun';
import type { Services } from '../services';

/** What there is to query in an account and region, and what it may cost. */
export function addPlaceRoutes(router: Router, services: Services): void {
  const { access, awsClients, budgets, desk, identify } = services;

  router.get('/log-groups', async (req, res) => {
    await access.require(await identify.anyone(req), 'read');
    const request = parse(listLogGroupsSchema, req.query);
    assertConfigured(request, awsClients);
    res.json(await awsAnswer(() => listLogGroups(awsClients, request)));
  });

  router.get('/log-groups/fields', async (req, res) => {
    const credentials = await identify.anyone(req);
    const { logGroupName, ...place } = parse(listFieldsSchema, req.query);
    assertConfigured(place, awsClients);
    const logGroupNames = await requireForLogs(
      { ...place, logGroupNames: logGroupName },
      'read',
      credentials,
      services,
    );
    res.json(
      await awsAnswer(() => listFields(awsClients, place, logGroupNames)),
    );
  });

  router.get('/budget', async (req, res) => {
    const caller = await identify.person(req);
    res.json(
      await budgets.report({
        requestedBy: caller.userEntityRef,
        teams: await desk.teams(caller),
      }),
    );
  });
}
