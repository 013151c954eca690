package eu.passerelle.simulators;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a query or a posted form ({@code application/x-www-form-urlencoded}).
 *
 * @param values by name, in order
 */
public record FormFields(Map<String, List<String>> values) {

    /** @param text as it was sent; "null" has no fields */
    public static FormFields of(String text) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                fields.computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return new FormFields(fields);
    }

    /** All values of a field. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a field. */
    public String first(String name, String otherwise) {
        return all(name).stream().findFirst().orElse(otherwise);
    }
}
