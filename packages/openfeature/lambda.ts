/** `@selfevident/openfeature/lambda`: a Lambda function's last act before its answer. */

export { withSelfevident } from './lambda/with-selfevident.ts';
