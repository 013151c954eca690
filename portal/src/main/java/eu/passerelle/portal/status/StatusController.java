package eu.passerelle.portal.status;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /public/status/<list>}, for verifiers everywhere, in browsers too. */
@RestController
@CrossOrigin
class StatusController {

    private static final Logger LOG = LoggerFactory.getLogger(StatusController.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int RETRY_SECONDS = 5;

    private final PublishedLists lists;

    StatusController(PublishedLists lists) {
        this.lists = lists;
    }

    /** @param time the Token Status List lets a verifier ask for a past moment; told that nobody answers that here */
    @GetMapping("/public/status/{list}")
    ResponseEntity<byte[]> list(
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String time,
            @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        if (time != null) {
            throw new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED, "Only what holds now is told.");
        }
        if (!ID.matcher(list).matches()) {
            throw notFound();
        }
        PublishedList found = lists.find(UUID.fromString(list), accept).orElseThrow(StatusController::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .cacheControl(CacheControl.maxAge(PublishedLists.TTL).cachePublic())
                .eTag(found.etag())
                .varyBy(HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", "default-src 'none'")
                .body(found.body());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such status list.");
    }

    @ExceptionHandler
    ResponseEntity<Void> unavailable(StatusUnavailable unavailable) {
        LOG.warn("A status list cannot be told: {}", unavailable.getMessage(), unavailable.getCause());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
