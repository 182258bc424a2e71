import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Structure;
import dev.openfeature.sdk.Value;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the questions of a file through the stock OFREP provider for Java, and prints what the application sees. */
public class Driver {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (JsonNode scenario : JSON.readTree(Path.of(arguments[0]).toFile())) {
      String name = scenario.get("name").textValue();
      var options = OfrepProviderOptions.builder().baseUrl(scenario.get("url").textValue());
      if (scenario.hasNonNull("key"))
        options.headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + scenario.get("key").textValue())));
      OpenFeatureAPI.getInstance().setProviderAndWait(name, OfrepProvider.constructProvider(options.build()));
      Client client = OpenFeatureAPI.getInstance().getClient(name);
      List<Object> seen = new ArrayList<>();
      for (JsonNode question : scenario.get("questions")) seen.add(ask(client, question));
      out.println(JSON.writeValueAsString(Map.of("name", name, "seen", seen)));
    }
    System.exit(0);
  }

  private static Map<String, Object> ask(Client client, JsonNode question) throws Exception {
    Thread.sleep(question.path("wait").asLong(0));
    FlagEvaluationDetails<?> details = detailsOf(client, question);
    Map<String, Object> seen = new LinkedHashMap<>();
    Object value = details.getValue();
    seen.put("value", value instanceof Value ? plain((Value) value) : value);
    seen.put("variant", details.getVariant());
    seen.put("reason", details.getReason());
    seen.put("errorCode", details.getErrorCode() == null ? null : details.getErrorCode().name());
    seen.put("flagMetadata", details.getFlagMetadata().asUnmodifiableMap());
    return seen;
  }

  private static Object plain(Value value) {
    return value.isStructure() ? value.asStructure().asObjectMap() : value.asObject();
  }

  private static FlagEvaluationDetails<?> detailsOf(Client client, JsonNode question) {
    String flag = question.get("flag").textValue();
    JsonNode fallback = question.get("fallback");
    EvaluationContext context = contextOf(question.get("context"));
    switch (question.get("type").textValue()) {
      case "boolean":
        return client.getBooleanDetails(flag, fallback.booleanValue(), context);
      case "string":
        return client.getStringDetails(flag, fallback.textValue(), context);
      case "integer":
        return client.getIntegerDetails(flag, fallback.intValue(), context);
      case "float":
        return client.getDoubleDetails(flag, fallback.doubleValue(), context);
      default:
        return client.getObjectDetails(flag, valueOf(fallback), context);
    }
  }

  private static EvaluationContext contextOf(JsonNode given) {
    if (given == null) return null;
    Map<String, Value> attributes = new LinkedHashMap<>(structureOf(given).asMap());
    Value key = attributes.remove("targetingKey");
    return key == null ? new ImmutableContext(attributes) : new ImmutableContext(key.asString(), attributes);
  }

  private static Structure structureOf(JsonNode given) {
    return Structure.mapToStructure(JSON.convertValue(given, new TypeReference<Map<String, Object>>() {}));
  }

  private static Value valueOf(JsonNode given) {
    return new Value(structureOf(given));
  }
}
