import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.Patterns;

/**
 * Reads a line [pattern, context] at a time and answers with a line: - when the pattern is not valid, + when it is and
 * the context is null, else 1 for a match and 0 for none. Each combination of $or is a rule alone: see README.md.
 */
public class Answer {
  public static void main(String[] args) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode pair = mapper.readTree(line);
      out.println(answer(pair.get(0).asText(), pair.get(1)));
    }
    out.flush();
  }

  private static String answer(String pattern, JsonNode context) throws Exception {
    if (JsonRuleCompiler.check(pattern) != null) {
      return "-";
    }
    if (context.isNull()) {
      return "+";
    }
    // Not addRule, which gives what JsonRuleCompiler refuses to an older compiler.
    for (Map<String, List<Patterns>> combination : JsonRuleCompiler.compile(pattern)) {
      Machine machine = new Machine();
      machine.addPatternRule("rule", combination);
      if (!machine.rulesForJSONEvent(context.asText()).isEmpty()) {
        return "1";
      }
    }
    return "0";
  }
}
