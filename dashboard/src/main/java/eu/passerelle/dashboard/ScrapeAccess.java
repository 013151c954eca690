package eu.passerelle.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may read the metrics beside those who may do everything: whoever has this token, which opens nothing else.
 *
 * @param token sent as bearer; null: nobody
 */
public record ScrapeAccess(@Nullable String token) {

    /** Compared as it was sent: any other spelling is not this path. */
    private static final String PATH = "/actuator/prometheus";

    boolean opens(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return token != null
                && header != null
                && request.getMethod().equals("GET")
                && request.getRequestURI().equals(PATH)
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ScrapeAccess";
    }
}
