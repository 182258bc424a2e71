/**
 * All that is asked of the template that everyone has, in one file: jest loads the CDK anew for each.
 */
import './data.ts';
import './api/grants.ts';
import './observability/observability.ts';
import './outputs.ts';
import './resources.ts';
import './api/api.ts';
import './api/api-policy.ts';
import './functions/roles.ts';
import './settings.ts';
import { template } from './stacks.ts';

/** As a whole, with the hashes of the code left out: what changes in the stack is seen in a review. */
it('the template is the one that was looked at', () => {
  const text = JSON.stringify(template.toJSON()).replace(/[0-9a-f]{64}/g, '<hash>');
  expect(JSON.parse(text)).toMatchSnapshot();
});
