package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.UploadLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files that universities push, each with its own token, and puts them whole into the inbox that is read. */
@RestController
@Tag(name = "Uploads")
class UploadApi {

    private final UploadAccess access;
    private final UploadLog log;

    UploadApi(UploadAccess access, UploadLog log) {
        this.access = access;
        this.log = log;
    }

    /**
     * What came in.
     *
     * @param sha256 of the content
     */
    record Received(String sha256, long bytes) {}

    @PutMapping("/upload/{university}/{name}")
    @Operation(summary = "Push a file into a university's inbox; the body is the file")
    @Asks(value = Role.VIEW, at = Asks.Where.ANOTHER_WAY)
    ResponseEntity<Object> upload(
            @PathVariable String university,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        UploadAccess.Inbox inbox = access.inbox(university)
                .filter(door -> door.isOpenedBy(authorization))
                .orElse(null);
        if (inbox == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.UNAUTHORIZED,
                            "Send your university's upload token as 'Authorization: Bearer'; the hub's operator has set"
                                    + " it as 'upload.token' in your university's file."));
        }
        if (!isName(name)) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "A file's name is up to 120 letters, digits, '.', '_' and '-', begins with a letter or digit and"
                            + " does not end in .part, .tmp or .filepart.");
        }
        if (request.getContentLengthLong() > inbox.maxBytes()) {
            return tooLarge(inbox);
        }
        try (InputStream body = request.getInputStream();
                Upload upload = Upload.receive(body, inbox)) {
            return answer(university, name, again, inbox, upload);
        }
    }

    private ResponseEntity<Object> answer(
            String university, String name, boolean again, UploadAccess.Inbox inbox, Upload upload) throws IOException {
        if (upload.isTooLarge()) {
            return tooLarge(inbox);
        }
        if (upload.bytes() == 0) {
            return problem(HttpStatus.BAD_REQUEST, "The body is empty; send the file as the body of the request.");
        }
        Optional<Instant> before = again ? Optional.empty() : log.receivedAt(university, upload.sha256());
        if (before.isPresent()) {
            log.note(university, upload.sha256(), upload.bytes(), "refused: received before");
            return problem(
                    HttpStatus.CONFLICT,
                    "This very file was received at " + before.get() + "; nothing is to be done. To have it read once"
                            + " more, send it with '?again=true'.");
        }
        if (!upload.keepAs(name)) {
            log.note(university, upload.sha256(), upload.bytes(), "refused: name taken");
            return problem(
                    HttpStatus.CONFLICT,
                    "A file of this name with another content is waiting to be read; send this one under another name.");
        }
        log.note(university, upload.sha256(), upload.bytes(), "stored");
        return ResponseEntity.status(HttpStatus.CREATED).body(new Received(upload.sha256(), upload.bytes()));
    }

    private static ResponseEntity<Object> tooLarge(UploadAccess.Inbox inbox) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "The file has more than " + inbox.maxBytes() + " bytes. Send it in smaller files, or ask the hub's"
                        + " operator to raise 'maxBytes'.");
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
                && !name.toLowerCase(Locale.ROOT).matches(".*\\.(part|tmp|filepart)");
    }
}
