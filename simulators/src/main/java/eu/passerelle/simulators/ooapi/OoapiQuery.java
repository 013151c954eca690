package eu.passerelle.simulators.ooapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Query parameters of a list. */
record OoapiQuery(Map<String, String> parameters) {

    private static final Pattern PAIR = Pattern.compile("(?:^|&)([^=&]+)=([^&]*)");

    static OoapiQuery of(@Nullable String raw) {
        Map<String, String> parameters = new ConcurrentHashMap<>();
        Matcher each = PAIR.matcher(raw == null ? "" : raw);
        while (each.find()) {
            parameters.put(each.group(1), URLDecoder.decode(each.group(2), StandardCharsets.UTF_8));
        }
        return new OoapiQuery(parameters);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    int number() {
        return Math.max(1, number("pageNumber", 1));
    }

    int size() {
        return Math.max(1, Math.min(250, number("pageSize", 10)));
    }

    boolean expands(String what) {
        return List.of(parameter("expand").split(",")).contains(what);
    }

    OoapiQuery before() {
        Map<String, String> earlier = new ConcurrentHashMap<>(parameters);
        earlier.put("pageNumber", String.valueOf(number() - 1));
        return new OoapiQuery(earlier);
    }

    private int number(String name, int otherwise) {
        String text = parameter(name);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
