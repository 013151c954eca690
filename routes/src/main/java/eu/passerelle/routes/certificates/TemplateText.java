package eu.passerelle.routes.certificates;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.routes.config.CertificateSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The drawing of a university's certificates as it is written.
 *
 * @param name for people
 * @param own the file, where it is the university's own; null where others are drawn by it too
 */
public record TemplateText(
        String name, String svg, @Nullable Path own) {

    private static final String SHARED = "default.svg";

    /** @throws TemplateInvalid the file is too large or cannot be read */
    public static TemplateText of(Path home, String university, @Nullable CertificateSettings settings) {
        TemplateChoice choice = TemplateChoice.of(home, university, settings);
        Path file = choice.template();
        byte[] svg = file == null ? CertificateTemplate.standardSvg() : TemplateChoice.content(file);
        boolean own = file != null && !String.valueOf(file.getFileName()).equals(SHARED);
        return new TemplateText(choice.name(), new String(svg, StandardCharsets.UTF_8), own ? file : null);
    }

    /** Replaces the university's own file, or makes one; one that others are drawn by stays. */
    public void write(Path home, String university, String svg) throws IOException {
        Path file = own == null ? home.resolve("templates").resolve(university + ".svg") : own;
        Files.createDirectories(home.resolve("templates"));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, svg);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
