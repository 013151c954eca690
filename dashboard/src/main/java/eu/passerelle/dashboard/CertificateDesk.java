package eu.passerelle.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a university's certificates look like. */
public interface CertificateDesk {

    /**
     * The drawing in use, or the one that would be used.
     *
     * @param name for people
     * @param svg its text
     * @param own whether saving replaces this file; false: it makes one of the university's own
     * @param sha256 of the text
     * @param languages that certificates are in
     * @param problems why it cannot be drawn
     */
    record Template(
            String name, String svg, boolean own, String sha256, List<String> languages, List<String> problems) {}

    /** @throws Configurations.Refused there is no such university */
    Template template(String university);

    /**
     * PNG of an invented credential.
     *
     * @param svg null: the drawing in use
     * @throws Configurations.Refused with every problem: it cannot be drawn, or would run or fetch something
     */
    byte[] picture(String university, @Nullable String svg, @Nullable String language);

    /**
     * Makes a drawing the university's; certificates from now on are drawn by it.
     *
     * @param was sum of the drawing that was changed
     * @throws Configurations.Refused as above, or it has been changed meanwhile
     */
    Template save(String university, String svg, String was, String who);
}
