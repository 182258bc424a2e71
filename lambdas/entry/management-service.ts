/** The service behind the management operations, for the functions that serve them or call them. */
import { describeAlarms } from './describe-alarms.ts';
import { optionsFromEnvironment } from './environment.ts';
import { peopleFromEnvironment } from './people.ts';
import { openService } from './service.ts';

export const managementService = openService({
  ...optionsFromEnvironment(),
  describeAlarms,
  ...peopleFromEnvironment(),
});
