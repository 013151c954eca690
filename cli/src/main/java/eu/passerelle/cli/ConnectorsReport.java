package eu.passerelle.cli;

import eu.passerelle.cli.bench.ConnectorFigures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code ./hub bench connectors} says.
 *
 * @param unread connectors that it does not read
 */
record ConnectorsReport(List<ConnectorFigures> figures, List<String> unread) {

    private static final double GOAL = 0.4;

    void table(PrintWriter out) {
        TextTable table = new TextTable(
                "source",
                "protocol",
                "records",
                "bytes each",
                "a second, over the wire",
                "in 1 s of its CPU time",
                "bare parser",
                "to tokens",
                "ratio",
                "to a tree",
                "ratio",
                "CPU us each: connector",
                "wire",
                "simulator");
        for (ConnectorFigures each : figures) {
            table.row(
                    each.source(),
                    each.protocol(),
                    each.records(),
                    each.bytes() / each.records(),
                    Math.round(each.overTheWire()),
                    Math.round(each.connectorRate()),
                    each.parser(),
                    Math.round(each.bareRate()),
                    percent(each.ratio()),
                    Math.round(each.treeRate()),
                    percent(each.treeRatio()),
                    micros(each.connector()),
                    micros(each.wire()),
                    micros(each.simulator()));
        }
        table.print(out);
        out.println();
        out.println(
                "The connector's CPU time is parsing, mapping and making requests; HTTP, TLS and SFTP are the wire's."
                        + " The bare parser goes over the same bytes, records in 1 s of its CPU time; the aim is "
                        + percent(GOAL) + " of its tokens.");
        if (!unread.isEmpty()) {
            out.println("Not read: " + String.join(", ", unread) + ".");
        }
    }

    void json(PrintWriter out) {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (ConnectorFigures each : figures) {
            Map<String, Object> source = new LinkedHashMap<>();
            source.put("source", each.source());
            source.put("protocol", each.protocol());
            source.put("records", each.records());
            source.put("bytes", each.bytes());
            source.put("overTheWirePerSecond", Math.round(each.overTheWire()));
            source.put("perCpuSecond", Math.round(each.connectorRate()));
            source.put("bareParser", each.parser());
            source.put("barePerCpuSecond", Math.round(each.bareRate()));
            source.put("ratio", Math.round(each.ratio() * 1_000) / 1_000.0);
            source.put("treePerCpuSecond", Math.round(each.treeRate()));
            source.put("treeRatio", Math.round(each.treeRatio() * 1_000) / 1_000.0);
            source.put("connectorCpuMicros", Math.round(each.connector() / 10) / 100.0);
            source.put("wireCpuMicros", Math.round(each.wire() / 10) / 100.0);
            source.put("simulatorCpuMicros", Math.round(each.simulator() / 10) / 100.0);
            sources.add(source);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("goal", GOAL);
        all.put("sources", sources);
        all.put("notRead", unread);
        out.println(HubApi.compact(all));
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1_000);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
