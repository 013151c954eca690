package eu.passerelle.routes.config;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A YAML text whose values can be changed one by one: everything else, comments, order and form of writing, stays letter by
 * letter as its author wrote it. Immutable.
 */
public record YamlText(String text) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LINE = 90;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*(?: [A-Za-z0-9_./@-]+)*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}#]*}");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    /**
     * A value in another's place.
     *
     * @param path keys from the outermost
     * @param value null: the key goes
     */
    public record Change(List<String> path, @Nullable JsonNode value) {}

    /** @throws ConfigurationInvalid the text is no YAML, or a path leads through a value that has no keys */
    public YamlText with(Change change) {
        return with(change.path(), change.value());
    }

    private YamlText with(List<String> path, @Nullable JsonNode value) {
        MappingNode root = root().orElse(null);
        if (root == null) {
            return value == null
                    ? this
                    : new YamlText(ended(text) + entry(path.getFirst(), nested(path, value), 0) + "\n");
        }
        MappingNode mapping = root;
        for (int depth = 0; ; depth++) {
            NodeTuple found = find(mapping, path.get(depth));
            List<String> rest = path.subList(depth, path.size());
            if (found == null) {
                return value == null ? this : added(mapping, rest, value);
            }
            if (rest.size() == 1) {
                return value == null ? without(mapping, found) : replaced(found.getValueNode(), path, value);
            }
            if (!(found.getValueNode() instanceof MappingNode inner)) {
                throw new ConfigurationInvalid("'" + path.get(depth) + "' is no section; edit the file as text.");
            }
            mapping = inner;
        }
    }

    private Optional<MappingNode> root() {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(node -> {
                        if (node instanceof MappingNode mapping) {
                            return mapping;
                        }
                        throw new ConfigurationInvalid("The text is no list of keys and values; edit it as text.");
                    });
        } catch (YamlEngineException e) {
            throw new ConfigurationInvalid(
                    "The text is no YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static @Nullable NodeTuple find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Key by key where both are sections, so that comments within stay. */
    private YamlText replaced(Node node, List<String> path, JsonNode value) {
        if (node instanceof MappingNode mapping && value.isObject() && !value.isEmpty()) {
            YamlText changed = this;
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (!value.has(key)) {
                    changed = changed.with(below(path, key), null);
                }
            }
            for (Map.Entry<String, JsonNode> each : value.properties()) {
                changed = changed.with(below(path, each.getKey()), each.getValue());
            }
            return changed;
        }
        boolean flow = inFlow(node);
        String now = flow(value, flow);
        int start = start(node);
        int end = end(node);
        if (node instanceof ScalarNode && start == end) { // "key:" without a value
            now = " " + now;
        }
        return new YamlText(text.substring(0, start) + now + text.substring(end));
    }

    private boolean inFlow(Node node) {
        int line = text.lastIndexOf('\n', Math.max(0, start(node) - 1)) + 1;
        String before = text.substring(line, start(node));
        return before.contains("{") || before.contains("[");
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private YamlText added(MappingNode mapping, List<String> path, JsonNode value) {
        JsonNode whole = nested(path, value);
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int close = end(mapping) - 1;
            String comma = mapping.getValue().isEmpty() ? "" : ", ";
            String before = text.substring(0, close).stripTrailing();
            return new YamlText(
                    before + comma + key(path.getFirst()) + ": " + flow(whole, true) + text.substring(close));
        }
        int column = column(mapping);
        int line = endOfLine(end(mapping));
        String entry = entry(path.getFirst(), whole, column);
        String before = text.substring(0, line);
        return new YamlText((before.isEmpty() ? "" : before + "\n") + entry + text.substring(line));
    }

    private YamlText without(MappingNode mapping, NodeTuple tuple) {
        int start = start(tuple.getKeyNode());
        int end = end(tuple.getValueNode());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int index = mapping.getValue().indexOf(tuple);
            boolean last = index == mapping.getValue().size() - 1;
            int from = last && index > 0 ? end(mapping.getValue().get(index - 1).getValueNode()) : start;
            int to = last ? end : start(mapping.getValue().get(index + 1).getKeyNode());
            return new YamlText(text.substring(0, from) + text.substring(to));
        }
        int line = text.lastIndexOf('\n', start) + 1;
        return new YamlText(text.substring(0, line) + text.substring(Math.min(text.length(), endOfLine(end) + 1)));
    }

    /** What stands at the end of a path, as what stands at its beginning. */
    private static JsonNode nested(List<String> path, JsonNode value) {
        JsonNode whole = value;
        for (String key : path.subList(1, path.size()).reversed()) {
            whole = JSON.createObjectNode().set(key, whole);
        }
        return whole;
    }

    /** Without a line's end; a section that is too long for one line is written on several. */
    private static String entry(String key, JsonNode value, int column) {
        String start = " ".repeat(column) + key(key) + ":";
        String flow = flow(value, false);
        if (!value.isObject() || value.isEmpty() || start.length() + flow.length() < LINE && !value.has("protocol")) {
            return start + " " + flow;
        }
        StringBuilder lines = new StringBuilder(start);
        value.properties()
                .forEach(each -> lines.append('\n').append(entry(each.getKey(), each.getValue(), column + 2)));
        return lines.toString();
    }

    private static String flow(JsonNode value, boolean within) {
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.properties().forEach(each -> parts.add(key(each.getKey()) + ": " + flow(each.getValue(), true)));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(each -> parts.add(flow(each, true)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value.isString() ? scalar(value.asString(), within) : value.toString();
    }

    private static String key(String key) {
        return scalar(key, true);
    }

    /** Plain where that means the same, else as JSON writes it, which YAML understands. */
    private static String scalar(String value, boolean within) {
        boolean plain = PLAIN.matcher(value).matches() && !WORD.matcher(value).matches();
        return plain || !within && REFERENCE.matcher(value).matches() ? value : JSON.writeValueAsString(value);
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private int endOfLine(int from) {
        // a block scalar ends with its line's end
        int at = from > 0 && text.charAt(from - 1) == '\n' ? from - 1 : from;
        int line = text.indexOf('\n', at);
        return line < 0 ? text.length() : line;
    }

    private int start(Node node) {
        return index(node.getStartMark());
    }

    /** The end of what is written: that of a block is told as the beginning of whatever follows. */
    private int end(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.BLOCK
                && !mapping.getValue().isEmpty()) {
            return end(mapping.getValue().getLast().getValueNode());
        }
        if (node instanceof CollectionNode<?> list
                && list.getFlowStyle() == FlowStyle.BLOCK
                && !list.getValue().isEmpty()
                && list.getValue().getLast() instanceof Node last) {
            return end(last);
        }
        return index(node.getEndMark());
    }

    private static int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElse(0);
    }

    /** Marks count characters of Unicode, texts count UTF-16. */
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
    }
}
