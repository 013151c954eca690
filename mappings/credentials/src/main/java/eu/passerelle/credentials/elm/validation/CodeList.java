package eu.passerelle.credentials.elm.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A controlled vocabulary.
 *
 * @param name its file without {@code .tsv}
 * @param scheme IRI that a concept of it has as {@code inScheme}
 * @param prefix what the ids of its members begin with
 * @param closed only {@code members} are members; otherwise every id with the scheme is taken
 * @param labels full IRIs of the members with their English labels, which may be empty
 */
record CodeList(String name, String scheme, String prefix, boolean closed, Map<String, String> labels) {

    CodeList {
        labels = Map.copyOf(labels);
        if (closed == labels.isEmpty()) {
            throw new IllegalArgumentException(
                    "Code list " + name + ": a closed list has members, an open one has none.");
        }
    }

    boolean has(String id) {
        return !closed || labels.containsKey(id);
    }

    Set<String> members() {
        return labels.keySet();
    }

    /** The member as it is written; empty where the list is open or does not have it. */
    Optional<WrittenProfile.Code> code(String id) {
        return Optional.ofNullable(labels.get(id))
                .map(label -> new WrittenProfile.Code(id, scheme, label.isBlank() ? id : label));
    }

    /** Reads the lines of a code list file; the format is in the pack's README. */
    static CodeList parse(String name, List<String> lines) {
        Map<String, String> header = lines.stream()
                .filter(line -> line.startsWith("# ") && line.indexOf(' ', 2) > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(2, line.indexOf(' ', 2)),
                        line -> line.substring(line.indexOf(' ', 2) + 1).strip(),
                        (first, second) -> second));
        String prefix = need(name, header, "prefix");
        String kind = need(name, header, "members");
        if (!kind.equals("open") && !kind.equals("closed")) {
            throw new IllegalArgumentException("codelists/" + name + ".tsv: # members is open or closed, not " + kind);
        }
        Map<String, String> labels = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(
                        cells -> prefix + cells[0],
                        cells -> cells.length > 1 ? cells[1] : "",
                        (first, second) -> second));
        return new CodeList(name, need(name, header, "scheme"), prefix, kind.equals("closed"), labels);
    }

    private static String need(String name, Map<String, String> header, String key) {
        String value = header.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "codelists/" + name + ".tsv: the line \"# " + key + " ...\" is missing.");
        }
        return value;
    }
}
