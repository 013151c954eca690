package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk.Kind;
import eu.passerelle.routes.config.FileReferences;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which of the files that a university's configuration names may be looked at and changed from the page. Whoever may
 * configure a university writes these names, and must neither reach by them what is of others or names people, nor shut it
 * for them: {@code tampere.values.csv} is tampere's whoever names it, and a file that others use is named by nobody else.
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
        boolean ownByName = path(file).getFileName().toString().startsWith(university + ".");
        return connected.companions().stream()
                .filter(each ->
                        each.kind() == Kind.ROSTER ? another || file.kind() != Kind.ROSTER : another && !ownByName)
                .anyMatch(each -> path(each).equals(path(file)));
    }

    /**
     * What a university's text leads to that is not its own: references, places on the hub's machine, and, as
     * {@code values: path}, files of value maps that another university uses.
     *
     * @param settings the text as values; null where it is none
     * @throws IllegalArgumentException it is no YAML
     */
    Set<String> referredTo(String university, String text, @Nullable JsonNode settings) {
        Set<String> found = FileReferences.of(text);
        List<String> named = settings == null ? List.of() : settings.findValuesAsString("values");
        named.stream()
                .filter(path -> isOfAnother(university, home.resolve(path).normalize()))
                .forEach(path -> found.add("values: " + path));
        return found;
    }

    private boolean isOfAnother(String university, Path file) {
        return connections.all().stream()
                .filter(each -> !each.id().equals(university))
                .flatMap(each -> each.companions().stream())
                .anyMatch(each -> path(each).equals(file));
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
