import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lists the licence of each library that is packaged, and fails if one is not allowed. Arguments: SBOM, allowed, list. */
class Licences {

    public static void main(String... args) throws Exception {
        JsonNode sbom = new ObjectMapper().readTree(Path.of(args[0]).toFile());
        Set<String> allowed = Files.readAllLines(Path.of(args[1])).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
        var found = new TreeMap<String, List<String>>();
        for (JsonNode library : sbom.path("components")) {
            if (isPackaged(library)) {
                found.put(library.path("purl").asText(), licences(library));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(args[0] + " lists nothing that is packaged");
        }
        Files.write(
                Path.of(args[2]),
                found.entrySet().stream()
                        .map(library -> library.getKey() + "  " + String.join(" or ", library.getValue()))
                        .toList());
        List<String> refused = found.entrySet().stream()
                .filter(library -> library.getValue().stream().noneMatch(allowed::contains))
                .map(Object::toString)
                .toList();
        refused.forEach(library -> System.err.println("Not under an allowed licence: " + library));
        System.out.println(found.size() + " libraries, " + refused.size() + " not allowed; listed in " + args[2]);
        System.exit(refused.isEmpty() ? 0 : 1);
    }

    private static boolean isPackaged(JsonNode library) {
        for (JsonNode property : library.path("properties")) {
            if (property.path("name").asText().equals("quarkus:component:scope")) {
                return property.path("value").asText().equals("runtime");
            }
        }
        return true;
    }

    private static List<String> licences(JsonNode library) {
        List<String> found = new ArrayList<>();
        for (JsonNode choice : library.path("licenses")) {
            JsonNode licence = choice.path("license");
            String name = choice.path("expression").asText(licence.path("id").asText(licence.path("name").asText()));
            found.add(name);
        }
        return found;
    }
}
