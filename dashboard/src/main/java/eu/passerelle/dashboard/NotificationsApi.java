package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where systems of universities call. Needs no token: the university's connector judges what the request shows. */
@RestController
@Tag(name = "Notifications")
class NotificationsApi {

    /** Some thousand ids; a signature is over the whole body, so all of it is kept in memory. */
    private static final int MOST_BYTES = 128 * 1024;

    private final Notifications notifications;

    NotificationsApi(Notifications notifications) {
        this.notifications = notifications;
    }

    @PostMapping("/notify/{university}")
    @Operation(
            summary = "A university's system says that it has something to read",
            description = "In the words of its own protocol, and signed as that protocol says.")
    @Asks(value = Role.VIEW, at = Asks.Where.ANOTHER_WAY)
    ResponseEntity<byte[]> told(@PathVariable String university, HttpServletRequest request) throws IOException {
        // the stream itself: a form that is parsed and written again has another digest
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "At most " + MOST_BYTES + " bytes.");
        }
        String query = request.getQueryString();
        Notifications.Call call = new Notifications.Call(
                request.getMethod(),
                query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query,
                headers(request),
                body);
        Notifications.Reply reply = notifications
                .receive(university, call)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no university of this name that notifies the hub."));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(reply.status());
        reply.headers().forEach(answer::header);
        return answer.body(reply.body());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
