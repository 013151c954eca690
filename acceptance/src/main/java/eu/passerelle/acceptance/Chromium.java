package eu.passerelle.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that looks at pages. */
public final class Chromium {

    /** Why a test of pages is skipped where there is none. */
    public static final String ABSENT =
            "skipped: there is no Chromium; install it, or name one by the environment variable PASSERELLE_CHROMIUM";

    private Chromium() {}

    /** The one that the environment names, else one in a usual place. */
    public static Optional<String> find() {
        return Stream.of(
                        System.getenv("PASSERELLE_CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
