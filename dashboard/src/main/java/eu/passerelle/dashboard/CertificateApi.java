package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The drawing of a university's certificates: seen, tried, replaced. */
@RestController
@RequestMapping("/api/universities/{university}/certificate")
@Tag(name = "Configuration")
class CertificateApi {

    private final CertificateDesk desk;

    CertificateApi(CertificateDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "The drawing that a university's certificates are made of")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    CertificateDesk.Template template(@PathVariable String university) {
        return Refusals.tried(() -> desk.template(university));
    }

    /**
     * @param svg absent: the drawing in use
     * @param language absent: the university's first
     */
    record Draw(@Nullable String svg, @Nullable String language) {}

    /** @param png Base64; within JSON, so that no page can embed what it may not read */
    record Drawn(String png) {}

    @PostMapping("/preview")
    @Operation(
            summary = "Draw a certificate of an invented credential",
            description =
                    "HTTP 422 with every problem when the drawing cannot be used, or would run or fetch something.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Drawn preview(@PathVariable String university, @RequestBody Draw draw) {
        return Refusals.tried(() ->
                new Drawn(Base64.getEncoder().encodeToString(desk.picture(university, draw.svg(), draw.language()))));
    }

    /** @param was sum of the drawing that was changed */
    record Save(@Nullable String svg, @Nullable String was) {}

    @PutMapping
    @Operation(summary = "Make a drawing the university's; certificates from now on are drawn by it")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    CertificateDesk.Template save(@PathVariable String university, @RequestBody Save save, Person person) {
        String svg = save.svg();
        String was = save.was();
        if (svg == null || was == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Send 'svg', and in 'was' the sum of what it replaces.");
        }
        return Refusals.tried(() -> desk.save(university, svg, was, person.name()));
    }
}
