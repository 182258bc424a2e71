/**
 * All that is asked of the template, in one file: jest loads the CDK anew for each.
 */
import './agent-layers.ts';
import './api/api.ts';
import './data.ts';
import './encryption.ts';
import './evidently-on-selfevident.ts';
import './api/grants.ts';
import './console.ts';
import './launch-alarms.ts';
import './nag.ts';
import './notifications.ts';
import './observability/observability.ts';
import './outputs.ts';
import './resources.ts';
import './api/api-policy.ts';
import './functions/roles.ts';
import './settings.ts';
import './templates.ts';
