package eu.passerelle.portal.verify;

import eu.passerelle.portal.verify.VerifyDesk.Brought;
import eu.passerelle.verify.Verification;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was sent: a form with a file or a text, JSON with {@code url} or {@code credential}, or the document itself as the
 * body.
 */
final class Submission {

    /** A wrapper is short; what is longer is a document. */
    private static final int LONGEST_WRAPPER = 1 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private Submission() {}

    /** The form or body is larger than what is looked at. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static boolean isForm(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/form-data");
    }

    static Brought read(HttpServletRequest request) throws IOException {
        return isForm(request) ? form(request) : body(request);
    }

    private static Brought form(HttpServletRequest request) throws IOException {
        try {
            byte[] file = part(request, "file");
            if (file.length > 0) {
                return new Brought.Bytes(file);
            }
            byte[] text = part(request, "text");
            String pasted = new String(text, StandardCharsets.UTF_8).strip();
            return isLink(pasted) ? new Brought.Link(pasted) : new Brought.Bytes(text);
        } catch (ServletException | IllegalStateException e) {
            // the server's way to say that it is over the limit, or no form
            throw new TooLarge();
        }
    }

    private static byte[] part(HttpServletRequest request, String name) throws IOException, ServletException {
        Part part = request.getPart(name);
        if (part == null) {
            return new byte[0];
        }
        try (InputStream in = part.getInputStream()) {
            return limited(in);
        } finally {
            part.delete();
        }
    }

    private static Brought body(HttpServletRequest request) throws IOException {
        byte[] body = limited(request.getInputStream());
        String type = String.valueOf(request.getContentType());
        if (type.startsWith("application/json") && body.length <= LONGEST_WRAPPER) {
            try {
                JsonNode json = JSON.readTree(body);
                if (json.size() == 1 && json.path("url").isString()) {
                    return new Brought.Link(json.get("url").asString());
                }
                if (json.size() == 1 && json.path("credential").isString()) {
                    return new Brought.Bytes(json.get("credential").asString().getBytes(StandardCharsets.UTF_8));
                }
            } catch (JacksonException e) {
                // then it is judged as it is
            }
        }
        return new Brought.Bytes(body);
    }

    static byte[] limited(InputStream in) throws IOException {
        byte[] read = in.readNBytes(Verification.LARGEST + 1);
        if (read.length > Verification.LARGEST) {
            throw new TooLarge();
        }
        return read;
    }

    private static boolean isLink(String text) {
        return text.startsWith("https://") && text.length() < 2_000 && text.matches("\\S+");
    }
}
