package eu.passerelle.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that is told while it comes about: one JSON value a line. What is refused before the first line is an ordinary
 * problem; what fails later is told as a last line {@code {"failed": ...}}.
 */
final class Lines {

    static final String TYPE = "application/x-ndjson";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServletResponse response;

    Lines(HttpServletResponse response) {
        this.response = response;
    }

    /** @param failed why it ended */
    record Failure(String failed) {}

    void tell(Object value) {
        try {
            if (!response.isCommitted()) {
                response.setContentType(TYPE);
                response.setCharacterEncoding("UTF-8");
            }
            OutputStream out = response.getOutputStream();
            out.write(JSON.writeValueAsBytes(value));
            out.write('\n');
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody listens any more", e);
        }
    }

    /** @param telling tells lines; a refusal becomes a problem while none was told, else the last line */
    void end(Runnable telling) {
        try {
            telling.run();
        } catch (Configurations.Refused no) {
            if (!response.isCommitted()) {
                throw no;
            }
            tell(new Failure(String.valueOf(no.getMessage())));
        }
    }
}
