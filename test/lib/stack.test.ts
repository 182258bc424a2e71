/**
 * All that is asked of the template, in one file: jest loads the CDK anew for each.
 */
import './api.ts';
import './data.ts';
import './encryption.ts';
import './grants.ts';
import './nag.ts';
import './observability.ts';
import './outputs.ts';
import './policy.ts';
import './roles.ts';
import './settings.ts';
