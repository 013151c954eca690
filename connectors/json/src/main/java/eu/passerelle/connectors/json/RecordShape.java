package eu.passerelle.connectors.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * Which fields of a record are wanted: a connector asks for a dozen of them again and again, so each gets a place, and no
 * tree is made of the others. Immutable.
 */
public final class RecordShape {

    private static final JsonFactory NAMES = new JsonFactory();

    private final Level root;
    private final int size;

    private final Object owner;

    private RecordShape(Level root, int size, Object owner) {
        this.root = root;
        this.size = size;
        this.owner = owner;
    }

    public static Builder builder() {
        return new Builder();
    }

    Level root() {
        return root;
    }

    int size() {
        return size;
    }

    /** That of its fields. */
    Object owner() {
        return owner;
    }

    /** Names the fields of one shape. */
    public static final class Builder {

        private final Node root = new Node();
        private int size;

        private Builder() {}

        /**
         * A field that is wanted, whatever its value turns out to be. One that leads to other fields has a value where
         * it is no object, as where a SIS sends a bare id instead.
         *
         * @param path names that lead to it through objects
         * @throws IllegalArgumentException it is wanted already, or there is no name
         */
        public RecordField field(String... path) {
            return add(null, path);
        }

        /**
         * A list whose items are read as records too.
         *
         * @param items of the list; a single object where the list belongs is its only item
         */
        public RecordField list(RecordShape items, String... path) {
            return add(items, path);
        }

        private RecordField add(@Nullable RecordShape items, String... path) {
            Node node = root;
            for (String name : path) {
                node = node.inner.computeIfAbsent(name, any -> new Node());
            }
            if (node.field != null || path.length == 0) {
                throw new IllegalArgumentException(Arrays.toString(path) + " is a field already, or none");
            }
            RecordField field = new RecordField(size++, this);
            node.field = field;
            node.items = items;
            return field;
        }

        public RecordShape build() {
            return new RecordShape(Level.of(root), size, this);
        }
    }

    /** A name that is wanted, or that leads to some that are. */
    private static final class Node {
        private final Map<String, Node> inner = new LinkedHashMap<>();
        private @Nullable RecordField field;
        private @Nullable RecordShape items;
    }

    /**
     * The names of one object, by the numbers that the matcher gives them.
     *
     * @param places of those that are fields, else -1
     * @param inner of those that lead to fields, else null
     * @param items of those that are lists of records, else null
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Level(
            PropertyNameMatcher names,
            int[] places,
            @Nullable Level[] inner,
            @Nullable RecordShape[] items) {

        private static Level of(Node node) {
            List<Named> names = new ArrayList<>();
            int[] places = new int[node.inner.size()];
            @Nullable Level[] inner = new Level[node.inner.size()];
            @Nullable RecordShape[] items = new RecordShape[node.inner.size()];
            node.inner.forEach((name, child) -> {
                places[names.size()] = child.field == null ? -1 : child.field.place();
                inner[names.size()] = child.inner.isEmpty() ? null : of(child);
                items[names.size()] = child.items;
                names.add(Named.fromString(name));
            });
            return new Level(NAMES.constructNameMatcher(names, false), places, inner, items);
        }
    }
}
