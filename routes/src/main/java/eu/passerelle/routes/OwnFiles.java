package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk.Kind;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files that a university's configuration names may be looked at and changed from the page. Whoever may
 * configure a university writes these names, and must not reach by them what is of others or names people.
 */
final class OwnFiles {

    /** How every file of value maps begins, after its comments. */
    private static final String VALUES = "map,code,value";

    private final Path home;
    private final Connections connections;

    OwnFiles(Path home, Connections connections) {
        this.home = home;
        this.connections = connections;
    }

    /** @throws Refused it is to be looked at where it lies */
    void requireShown(String university, Companion file) {
        if (!path(file).startsWith(home.normalize()) || !file.path().endsWith(".csv")) {
            throw refused(file, "is no CSV file of the configuration directory");
        }
        if (file.kind() == Kind.ROSTER) {
            throw refused(file, "names people");
        }
        requireOwn(university, file);
    }

    /** @throws Refused another university's configuration names it too, or any as what names people */
    void requireOwn(String university, Companion file) {
        if (connections.all().stream().anyMatch(each -> isOtherwise(each, university, file))) {
            throw refused(file, "is used by another university too, or names people");
        }
    }

    private boolean isOtherwise(ConnectedUniversity<?> connected, String university, Companion file) {
        boolean another = !connected.id().equals(university);
        return connected.companions().stream()
                .filter(each -> another || each.kind() == Kind.ROSTER && file.kind() != Kind.ROSTER)
                .anyMatch(each -> path(each).equals(path(file)));
    }

    /**
     * A roster of before, or the hub's own files, stay shut by whatever name.
     *
     * @param text null where there is none yet
     * @throws Refused it is to be looked at where it lies
     */
    static void requireKind(Companion file, @Nullable String text) {
        boolean isOther = text != null
                && text.lines()
                        .map(line -> line.replace("\ufeff", "").strip())
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .filter(line -> !line.startsWith(VALUES))
                        .isPresent();
        if (isOther && file.kind() == Kind.VALUES) {
            throw refused(file, "is no file of value maps");
        }
    }

    private Path path(Companion file) {
        return file.in(home).normalize();
    }

    private static Refused refused(Companion file, String why) {
        return new Refused(
                Refused.Kind.NOT_NOW, file.path() + " " + why + "; look at it where it lies, not here.", List.of());
    }
}
