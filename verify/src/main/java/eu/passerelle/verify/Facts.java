package eu.passerelle.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the document says, as far as it says so; to be believed no more than the steps allow.
 *
 * @param title of what was achieved
 * @param holder name or identifier of the learner
 * @param issuer name, else identifier
 * @param issued day or moment of issue as written
 * @param until end of validity as written
 */
public record Facts(
        @Nullable String title,
        @Nullable String holder,
        @Nullable String issuer,
        @Nullable String issued,
        @Nullable String until) {

    private static final int LONGEST = 300;

    static final Facts NONE = new Facts(null, null, null, null, null);

    /** What there is, by the name of its words ({@code facts.title}), in the order in which it is told. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, "title", title);
        put(named, "holder", holder);
        put(named, "issuer", issuer);
        put(named, "issued", issued);
        put(named, "until", until);
        return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            named.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value);
        }
    }
}
