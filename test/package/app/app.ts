import { App, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Selfevident } from 'selfevident';

const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Flags');
const service = new Selfevident(stack, 'Evidently', { destinations: { buckets: ['my-events'] } });
const web = new Role(stack, 'Web', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
service.grantEvaluate(web, 'shop');
service.grantPutEvents(web, 'shop');
app.synth();
