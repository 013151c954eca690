package eu.passerelle.portal.emrex;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * A form as it came, from a client or from one of our own pages; nothing in it is trusted.
 *
 * @param results credential ids of the boxes that are ticked
 */
record EmrexForm(String session, String returnUrl, String code, boolean isCancelled, Set<UUID> results) {

    private static final int MOST = 1_000;

    static EmrexForm of(MultiValueMap<String, String> fields) {
        Set<UUID> results = new HashSet<>();
        for (String text :
                fields.getOrDefault("result", List.of()).stream().limit(MOST).toList()) {
            if (text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                results.add(UUID.fromString(text));
            }
        }
        return new EmrexForm(
                first(fields, "sessionId"),
                first(fields, "returnUrl"),
                first(fields, "code").strip(),
                !first(fields, "cancel").isEmpty(),
                results);
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "EmrexForm[redacted]";
    }
}
