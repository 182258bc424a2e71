/**
 * All that is asked of the template that everyone has, in one file: jest loads the CDK anew for each.
 */
import './data.ts';
import './api/grants.ts';
import './nag.ts';
import './observability/observability.ts';
import './outputs.ts';
import './resources.ts';
import './api/api.ts';
import './api/api-policy.ts';
import './functions/roles.ts';
import './settings.ts';
