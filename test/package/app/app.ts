import { App, Aspects, Stack } from 'aws-cdk-lib';
import { CfnSegment } from 'aws-cdk-lib/aws-evidently';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { evidentlyOnSelfevident, Feature, Project, Selfevident } from 'selfevident';

const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Flags');
const service = new Selfevident(stack, 'Evidently', { destinations: { buckets: ['my-events'] } });
const web = new Role(stack, 'Web', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
service.grantEvaluate(web, 'shop');
service.grantPutEvents(web, 'shop');

// Resources of another stack: new ones, and one as it was for Evidently.
const shop = new Stack(app, 'Shop');
const project = new Project(shop, 'Project', { name: 'shop' });
const value = { boolValue: true };
new Feature(shop, 'Search', { project, name: 'search', variations: [{ name: 'on', value }] });
new CfnSegment(shop, 'Testers', { name: 'testers', pattern: '{"group":["testers"]}' });
Aspects.of(app).add(evidentlyOnSelfevident());
app.synth();
