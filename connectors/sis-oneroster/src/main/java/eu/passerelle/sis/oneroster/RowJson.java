package eu.passerelle.sis.oneroster;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A CSV row in the shape that the REST services give the same object: {@code xSourcedId} becomes {@code x.sourcedId}. */
final class RowJson {

    private static final String REFERENCE = "SourcedId";
    private static final Pattern USER_ID = Pattern.compile("\\{([^:{}]{1,100}):([^{}]{1,500})}");

    private RowJson() {}

    static JsonNode of(List<String> columns, CSVRecord row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            String column = columns.get(i).strip();
            String value = row.get(i);
            if (value.isBlank()) {
                continue;
            }
            if (column.equals("userIds")) {
                object.set(column, userIds(value));
            } else if (column.endsWith(REFERENCE)) {
                String name = column.substring(0, column.length() - REFERENCE.length());
                object.putObject(name).put("sourcedId", value.strip());
            } else {
                object.put(column, value);
            }
        }
        return object;
    }

    /** {@code {LDAP:a},{esi:b}}. */
    private static ArrayNode userIds(String value) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        Matcher matcher = USER_ID.matcher(value);
        while (matcher.find()) {
            ids.addObject()
                    .put("type", matcher.group(1).strip())
                    .put("identifier", matcher.group(2).strip());
        }
        return ids;
    }
}
