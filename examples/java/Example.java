import java.net.URI;
import java.util.List;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.evidently.EvidentlyClient;
import software.amazon.awssdk.services.evidently.model.EvidentlyException;
import software.amazon.awssdk.services.evidently.model.VariableValue;

/** A first feature with the AWS SDK for Java 2.x: software.amazon.awssdk:evidently 2.35.0. */
public class Example {
    /** A client for the deployment, or the local service, at an address. */
    static EvidentlyClient evidently(String address, Region region) {
        AuthSchemeOption executeApi = AuthSchemeOption.builder()
            .schemeId("aws.auth#sigv4")
            .putSignerProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
            .putSignerProperty(AwsV4HttpSigner.REGION_NAME, region.id())
            .build();
        return EvidentlyClient.builder()
            .endpointOverride(URI.create(address))
            .region(region)
            .authSchemeProvider(parameters -> List.of(executeApi))
            .overrideConfiguration(options -> options
                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build();
    }

    public static void main(String[] arguments) {
        try (EvidentlyClient client = evidently(System.getenv("SELFEVIDENT_ENDPOINT"), Region.US_EAST_1)) {
            client.createProject(request -> request.name("java-shop"));
            client.createFeature(request -> request
                .project("java-shop")
                .name("search")
                .variations(
                    variation -> variation.name("old").value(VariableValue.fromBoolValue(false)),
                    variation -> variation.name("new").value(VariableValue.fromBoolValue(true)))
                .defaultVariation("old"));
            var answer = client.evaluateFeature(request -> request
                .project("java-shop").feature("search").entityId("user-1").evaluationContext("{\"country\":\"de\"}"));
            System.out.println(answer.variation() + " " + answer.reason() + " " + answer.value().boolValue());
            System.out.println(client.getProject(request -> request.project(
                client.getProject(one -> one.project("java-shop")).project().arn())).project().featureCount());
            client.createProject(request -> request.name("java-shop"));
        } catch (EvidentlyException error) {
            System.out.println(error.getClass().getSimpleName() + ": " + error.getMessage());
        }
    }
}
