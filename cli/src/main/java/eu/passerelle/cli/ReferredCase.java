package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A referred case as text. */
record ReferredCase(JsonNode found) {

    void print(PrintWriter out) {
        JsonNode journal = found.path("journal");
        JsonNode transfer = journal.path("transfer");
        out.printf(
                "%s  %s %s, version %s: %s, first judged %s%n",
                transfer.path("id").asString(),
                transfer.path("university").asString(),
                transfer.path("sourceKey").asString(),
                transfer.path("version"),
                transfer.path("state").asString(),
                day(journal, "since"));
        out.println("  course " + TransfersCommand.orEmpty(transfer, "opportunityCode"));
        out.println("  " + TransfersCommand.orEmpty(transfer, "rule") + ": "
                + TransfersCommand.orEmpty(transfer, "reason"));
        transfer.path("missing").forEach(missing -> out.println("  missing: " + missing.asString()));
        policy(out);
        JsonNode facts = journal.path("decision").path("decision").path("facts");
        out.println("  facts "
                + facts.propertyStream()
                        .map(fact -> fact.getKey() + "=" + value(fact.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",")));
        rulings("Said about it", journal.path("rulings"), out);
        similar(journal.path("similar"), out);
    }

    private void policy(PrintWriter out) {
        JsonNode policy = found.path("policy");
        policy.path("lacking")
                .forEach(element ->
                        out.println("  lacks " + element.path("title").asString()
                                + (element.path("mandatory").asBoolean() ? "" : " (optional)") + ": "
                                + element.path("from").asString()));
        String limit = HubApi.text(policy, "limit");
        if (limit != null) {
            out.println("  Nobody can recognise it: " + limit);
        }
        if (!policy.path("tables").isEmpty()) {
            out.println("What every table says:");
            TextTable tables = new TextTable("table", "decision", "rule", "reason");
            policy.path("tables")
                    .forEach(table -> tables.row(
                            table.path("table").asString(),
                            table.path("decision").asString(),
                            table.path("rule").asString(),
                            table.path("reason").asString()));
            tables.print(out);
        }
    }

    private static void rulings(String title, JsonNode rulings, PrintWriter out) {
        if (rulings.isEmpty()) {
            return;
        }
        out.println(title + ":");
        rulings.forEach(ruling -> {
            out.println("  " + day(ruling, "at") + " " + said(ruling) + ": "
                    + ruling.path("reason").asString());
            if (HubApi.text(ruling, "answeredBy") != null) {
                out.println("    " + ruling.path("answeredBy").asString() + ": "
                        + TransfersCommand.orEmpty(ruling, "answer"));
            }
        });
    }

    private static void similar(JsonNode similar, PrintWriter out) {
        if (similar.isEmpty()) {
            out.println("No earlier case of this rule was decided by people.");
            return;
        }
        out.println("Earlier cases of this rule, the most alike first:");
        TextTable table = new TextTable("decided", "university", "course", "alike", "reason", "transfer");
        similar.forEach(earlier -> table.row(
                said(earlier.path("ruling")),
                earlier.path("university").asString(),
                TransfersCommand.orEmpty(earlier, "opportunityCode"),
                (earlier.path("sameCourse").asBoolean() ? "course " : "")
                        + (earlier.path("sameMissing").asBoolean() ? "missing" : ""),
                earlier.path("ruling").path("reason").asString(),
                earlier.path("ruling").path("transfer").asString()));
        table.print(out);
    }

    /** In a few words; empty where nobody has said anything. */
    static String said(JsonNode ruling) {
        if (!ruling.isObject()) {
            return "";
        }
        return (ruling.path("decision").asString() + " " + ruling.path("state").asString())
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT)
                + ", by " + ruling.path("by").asString();
    }

    static void printRule(JsonNode row, PrintWriter out) {
        String before = row.path("before").asString();
        out.println("For config/recognition/" + row.path("table").asString()
                + (before.isEmpty() ? ", as the last row:" : ", directly before the row \"" + before + "\":"));
        out.println(row.path("row").asString());
        out.println("For config/recognition/" + row.path("examples").asString() + ":");
        out.println(row.path("header").asString());
        out.println(row.path("example").asString());
        row.path("notes").forEach(note -> out.println("- " + note.asString()));
    }

    static String day(JsonNode node, String field) {
        return TransfersCommand.orEmpty(node, field).replaceFirst("T.*", "");
    }

    static String joined(JsonNode words) {
        return words.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    /** As {@code ./hub decide --facts} takes it. */
    private static String value(JsonNode value) {
        if (!value.isArray()) {
            return value.asString();
        }
        return value.isEmpty()
                ? "[]"
                : value.valueStream().map(JsonNode::asString).collect(Collectors.joining("|"));
    }
}
