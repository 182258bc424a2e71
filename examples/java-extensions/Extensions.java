import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.evidently.EvidentlyClient;
import software.amazon.awssdk.services.evidently.model.ConflictException;
import software.amazon.awssdk.services.evidently.model.DurationBaseline;
import software.amazon.awssdk.services.evidently.model.ExplanationCheck;
import software.amazon.awssdk.services.evidently.model.MetricAggregation;
import software.amazon.awssdk.services.evidently.model.ResourceNotFoundException;
import software.amazon.awssdk.services.evidently.model.VariableValue;

/** What this service answers beyond Evidently, by the client that clients/java makes from the service model. */
public class Extensions {
    static final String ADDRESS = System.getenv("SELFEVIDENT_ENDPOINT");
    static final String PROJECT = Optional.ofNullable(System.getenv("PROJECT")).orElse("java-extensions");

    public static void main(String[] arguments) throws Exception {
        // The model signs for execute-api and puts nothing before the host: the address is all it takes.
        try (EvidentlyClient client = EvidentlyClient.builder()
                .endpointOverride(URI.create(ADDRESS)).region(Region.US_EAST_1).build()) {
            Instant now = Instant.now().plus(timeAhead());
            createFeature(client);
            explain(client);
            snapshot(client);
            usage(client);
            launchMetrics(client, now);
            testMetric(client);
            traffic(client);
            plan(client);
            experimentHealth(client, now);
            summaries(client);
            keys(client);
            ship(client);
            history(client, now);
        }
    }

    static void createFeature(EvidentlyClient client) {
        client.createProject(request -> request.name(PROJECT));
        client.createFeature(request -> request.project(PROJECT).name("search").variations(
            variation -> variation.name("old").value(VariableValue.fromBoolValue(false)),
            variation -> variation.name("new").value(VariableValue.fromBoolValue(true))));
    }

    /** Why is an entity served what it is served? */
    static void explain(EvidentlyClient client) {
        var explained = client.explainEvaluation(request -> request
            .project(PROJECT).feature("search").entityId("user-1").evaluationContext("{\"country\":\"de\"}"));
        System.out.println(explained.variation() + " "
            + explained.checks().stream().map(ExplanationCheck::checkAsString).toList());
    }

    /** What does whoever evaluates by himself need? */
    static void snapshot(EvidentlyClient client) {
        var snapshot = client.getProjectSnapshot(request -> request.project(PROJECT));
        System.out.println(snapshot.features().asMap().keySet());
    }

    /** An application that evaluates by itself reports how often it did. */
    static void usage(EvidentlyClient client) {
        var reported = client.reportUsage(request -> request.project(PROJECT)
            .usage(usage -> usage.feature("search").counts(Map.of("old", 940L, "new", 60L))));
        System.out.println(reported.uncounted().size() + " uncounted");
        // When were features last evaluated, and how often in the latest hours?
        client.listFeatureUsage(request -> request.project(PROJECT)).usage().forEach(used ->
            System.out.println(used.feature() + " " + used.evaluations()));
        // Which version is this, and what does it allow?
        var service = client.getService(request -> { });
        System.out.println(service.version() + " " + service.quotas().get("features"));
    }

    /** What does a page need, which cannot sign? A key of the project, whose secret is shown once. */
    static void keys(EvidentlyClient client) {
        var made = client.createKey(request -> request
            .project(PROJECT).features("search").origins("https://shop.test"));
        String id = made.key().id();
        client.updateKey(request -> request.project(PROJECT).key(id).features("search", "cart-*"));
        client.listKeysPaginator(request -> request.project(PROJECT)).keys()
            .forEach(key -> System.out.println(made.secret().length() + " " + key.features()));
        client.deleteKey(request -> request.project(PROJECT).key(id));
    }

    /** What do the metrics of a launch say? */
    static void launchMetrics(EvidentlyClient client, Instant now) {
        client.createLaunch(request -> request.project(PROJECT).name("rollout")
            .groups(group -> group.name("new").feature("search").variation("new"))
            .scheduledSplitsConfig(splits -> splits.steps(
                step -> step.startTime(now).groupWeights(Map.of("new", 100_000L)))));
        var metrics = client.getLaunchMetrics(request -> request.project(PROJECT).launch("rollout"));
        metrics.groups().forEach(group -> System.out.println(group.groupName() + " " + group.entities()));
        try {
            client.getLaunchMetrics(request -> request.project(PROJECT).launch("no"));
        } catch (ResourceNotFoundException error) {
            System.out.println(error.statusCode() + " " + error.resourceType());
        }
        var enrolled = client.getLaunchEnrolments(request -> request.project(PROJECT).launch("rollout"));
        enrolled.groups().forEach(group -> System.out.println(group.groupName() + " " + group.entities()));
        // A launch that a guard has held goes on when it is continued. This one is not held.
        try {
            client.continueLaunch(request -> request
                .project(PROJECT).launch("rollout").reason("it was a false alarm"));
        } catch (ConflictException error) {
            System.out.println(error.statusCode() + " " + error.resourceType());
        }
    }

    /** What would a metric take from an event? */
    static void testMetric(EvidentlyClient client) {
        var tested = client.testMetric(request -> request.project(PROJECT)
            .metricDefinition(metric -> metric.name("clicks").entityIdKey("user").valueKey("clicks"))
            .data("{\"user\":\"user-1\",\"clicks\":3}"));
        System.out.println(tested.matched() + " " + tested.id() + " " + tested.value());
    }

    /** Where do all experiments stand, and how many entities came to each treatment? */
    static void summaries(EvidentlyClient client) {
        client.listExperimentSummariesPaginator(request -> request.project(PROJECT)).experimentSummaries().forEach(
            one -> System.out.println(one.name() + " " + one.stateAsString() + " " + one.sentence().headline()));
        var enrolled = client.getExperimentEnrolments(request -> request
            .project(PROJECT).experiment("clicks-test").period(3600L));
        enrolled.treatments().forEach(one -> System.out.println(one.treatmentName() + " " + one.expectedShare()));
    }

    /** Which share of everybody is served what, and who would move if the launch were started? */
    static void traffic(EvidentlyClient client) {
        var traffic = client.getFeatureTraffic(request -> request.project(PROJECT).feature("search"));
        var preview = client.previewTraffic(request -> request.project(PROJECT).feature("search")
            .updateLaunch(update -> update.launch("rollout")));
        System.out.println(traffic.audiences().get(0).variations().get(0).share() + " "
            + preview.moments().get(0).moves().get(0).moved());
        // What was an entity served, and what was counted for it?
        var known = client.getEntity(request -> request.project(PROJECT).entityId("user-1"));
        System.out.println(known.trials().size() + " running trials know the entity");
    }

    /** How long will an experiment take? From numbers by hand, or from what an experiment or a launch has measured. */
    static void plan(EvidentlyClient client) {
        var plan = client.estimateDuration(request -> request.project(PROJECT)
            .baseline(DurationBaseline.fromGiven(given -> given.mean(0.1)))
            .aggregation(MetricAggregation.SHARE).relativeEffect(0.1).entitiesByDay(5000.0));
        System.out.println((plan.plannedEnd().days() < plan.anytime().days()) + " " + plan.sentence());
    }

    /** Can the results of an experiment be trusted, and what is the verdict? */
    static void experimentHealth(EvidentlyClient client, Instant now) {
        client.createExperiment(request -> request.project(PROJECT).name("clicks-test")
            .treatments(
                treatment -> treatment.name("old").feature("search").variation("old"),
                treatment -> treatment.name("new").feature("search").variation("new"))
            .metricGoals(goal -> goal.metricDefinition(
                metric -> metric.name("clicks").entityIdKey("user").valueKey("clicks"))));
        client.startExperiment(request -> request.project(PROJECT).experiment("clicks-test")
            .analysisCompleteTime(now.plus(Duration.ofDays(14))));
        var health = client.getExperimentHealth(request -> request.project(PROJECT).experiment("clicks-test"));
        System.out.println(health.sampleRatioMismatch() + " " + health.metrics().get(0).needed().minutes() + " "
            + health.nextLook().isAfter(now));
    }

    /** The new variation has won: it becomes the default, and the experiment stops. A dry run says what would change. */
    static void ship(EvidentlyClient client) {
        var planned = client.shipVariation(request -> request
            .project(PROJECT).feature("search").variation("new").dryRun(true));
        var shipped = client.shipVariation(request -> request.project(PROJECT).feature("search").variation("new"));
        System.out.println(shipped.stopped().size() + " " + planned.changes().sentences().get(0));
    }

    /** Who changed what, and when? The paginator goes from page to page. */
    static void history(EvidentlyClient client, Instant now) {
        // Segments and the projects themselves have a history of their own. Both take the times between which to look.
        var made = client.listAccountHistory(request -> request
            .resource("project/" + PROJECT).from(now.minus(Duration.ofDays(1)))).history();
        System.out.println(made.size() + " " + made.get(0).operation());
        client.listHistoryPaginator(request -> request.project(PROJECT).maxResults(2)).history().forEach(record ->
            System.out.println(record.operation() + " " + record.time().isAfter(Instant.EPOCH) + " "
                + (record.after() == null || record.after().isMap())));
        // What becomes of the events that come in? Somebody who listens sees for whom each counts, or why it does not.
        var tap = client.startTap(request -> request.project(PROJECT)).id();
        System.out.println(client.readTap(request -> request.project(PROJECT).id(tap)).samples().size() + " events");
        // An update is taken back with the id of its change, if nobody has changed the same since.
        client.updateFeature(request -> request.project(PROJECT).feature("search").description("By mistake"));
        var update = client.listHistory(request -> request.project(PROJECT).maxResults(1)).history().get(0);
        var reverted = client.revertChange(request -> request
            .project(PROJECT).id(update.id()).time(update.time()));
        System.out.println(reverted.operation() + " " + reverted.resourceType());
    }

    /** How far the service's clock is ahead: a local one can be moved, a deployment has no such route. */
    static Duration timeAhead() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(ADDRESS + "/_local/clock")).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        var offset = Pattern.compile("\"offsetSeconds\":(-?[0-9.]+)").matcher(answer.body());
        return answer.statusCode() == 200 && offset.find()
            ? Duration.ofMillis(Math.round(Double.parseDouble(offset.group(1)) * 1000))
            : Duration.ZERO;
    }
}
