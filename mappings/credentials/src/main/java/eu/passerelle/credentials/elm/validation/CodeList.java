package eu.passerelle.credentials.elm.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A controlled vocabulary.
 *
 * @param name its file without {@code .tsv}
 * @param scheme IRI that a concept of it has as {@code inScheme}
 * @param prefix what the ids of its members begin with
 * @param closed only {@code members} are members; otherwise every id with the scheme is taken
 * @param members full IRIs
 */
record CodeList(String name, String scheme, String prefix, boolean closed, Set<String> members) {

    CodeList {
        members = Set.copyOf(members);
        if (closed == members.isEmpty()) {
            throw new IllegalArgumentException(
                    "Code list " + name + ": a closed list has members, an open one has none.");
        }
    }

    boolean has(String id) {
        return !closed || members.contains(id);
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
        Set<String> members = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> prefix + (line.indexOf('\t') < 0 ? line : line.substring(0, line.indexOf('\t'))))
                .collect(Collectors.toSet());
        return new CodeList(name, need(name, header, "scheme"), prefix, kind.equals("closed"), members);
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
