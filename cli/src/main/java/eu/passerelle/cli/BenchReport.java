package eu.passerelle.cli;

import eu.passerelle.cli.bench.Measurement;
import eu.passerelle.cli.bench.Stage;
import eu.passerelle.recognition.RecognitionRates;
import eu.passerelle.routes.StorageRates;
import eu.passerelle.seal.dss.SealRates;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code ./hub bench} says. */
record BenchReport(
        Measurement measured, SealRates seals, StorageRates.Rates storage, RecognitionRates.Rates recognition) {

    private static final double GOAL = 400;

    /** One round while it goes on. */
    static String line(int round, Measurement measured) {
        return String.format(
                Locale.ROOT,
                "Round %d: %d read, %d delivered, %.1f s, %.0f a second, %.2f ms CPU each, compiler busy %.0f %% of the time",
                round,
                measured.read(),
                measured.delivered(),
                measured.used().seconds(),
                measured.rate(),
                measured.millis(),
                100 * measured.compiling());
    }

    void json(PrintWriter out) {
        Map<String, Object> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            stages.put(stage.label(), rounded(millis(stage)));
        }
        stages.put("JVM itself", rounded(measured.millis(measured.ofTheJvmItself())));
        stages.put("PostgreSQL", rounded(measured.millis(measured.used().database())));
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("signatures", Math.round(seals.oneThread().signatures()));
        raw.put("emptySeals", Math.round(seals.oneThread().emptySeals()));
        raw.put("realisticSeals", Math.round(seals.oneThread().realisticSeals()));
        raw.put("signaturesTwoThreads", Math.round(seals.twoThreads().signatures()));
        raw.put("realisticSealsTwoThreads", Math.round(seals.twoThreads().realisticSeals()));
        raw.put("singleInserts", Math.round(storage.singleInserts()));
        raw.put("batchedInserts", Math.round(storage.batchedInserts()));
        raw.put("messages", Math.round(storage.messages()));
        raw.put("batchedMessages", Math.round(storage.batchedMessages()));
        raw.put("decisions", Math.round(recognition.decisions()));
        raw.put("decisionsByTheEngineAlone", Math.round(recognition.engine()));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("read", measured.read());
        object.put("delivered", measured.delivered());
        object.put("seconds", rounded(measured.used().seconds()));
        object.put("credentialsPerSecond", rounded(measured.rate()));
        object.put("cpuMillisPerCredential", rounded(measured.millis()));
        object.put("cores", Runtime.getRuntime().availableProcessors());
        object.put("load", rounded(measured.load()));
        object.put("warm", measured.warm());
        object.put("compilerSeconds", rounded(measured.used().compiler() / 1e9));
        object.put("collectionSeconds", rounded(measured.used().collector() / 1e9));
        object.put("stages", stages);
        object.put("rawPerSecond", raw);
        object.put("sealToSignature", rounded(seals.oneThread().ratio()));
        out.println(HubApi.compact(object));
    }

    void table(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d records in, %d credentials in wallets, %.1f s: %.0f credentials a second (goal %.0f), %.2f ms CPU each.%n",
                measured.read(),
                measured.delivered(),
                measured.used().seconds(),
                measured.rate(),
                GOAL,
                measured.millis());
        out.printf(
                Locale.ROOT,
                "Simulators and PostgreSQL share the %d cores and are included. The machine's load was %.1f at the end.%n%n",
                Runtime.getRuntime().availableProcessors(),
                measured.load());
        stages(out);
        out.printf(
                Locale.ROOT,
                "Compiler threads were busy for %.1f s (%s), collections took %.1f s.%n%n",
                measured.used().compiler() / 1e9,
                measured.warm() ? "warm" : "NOT WARM YET, see --rounds",
                measured.used().collector() / 1e9);
        limits(out);
    }

    private void stages(PrintWriter out) {
        double whole = measured.millis();
        TextTable table = new TextTable(
                "stage", "CPU ms a credential", "share", "beside one thread's wall time for the raw limit");
        for (Stage stage : Stage.values()) {
            table.row(stage.label(), two(millis(stage)), percent(millis(stage) / whole), limit(stage));
        }
        double itself = measured.millis(measured.ofTheJvmItself());
        double database = measured.millis(measured.used().database());
        table.row("JVM itself (collection, compiler)", two(itself), percent(itself / whole), "");
        table.row("PostgreSQL", two(database), percent(database / whole), "");
        table.row("all", two(whole), "100 %", "");
        table.print(out);
    }

    private String limit(Stage stage) {
        return switch (stage) {
            case SEAL -> times(1_000 / seals.oneThread().signatures(), stage) + " a bare P-256 signature's time";
            case STORE_PAGE, STORE_ISSUE, STORE_RECEIPT ->
                times(1_000 / storage.batchedInserts(), stage) + " a batched 4 KiB insert's";
            case BROKER ->
                times(1_000 / storage.batchedMessages() / StorageRates.BATCH, stage)
                        + " a batched message's, by its 50 transfers";
            default -> "";
        };
    }

    private String times(double millis, Stage stage) {
        return String.format(Locale.ROOT, "%.1f x", millis(stage) / millis);
    }

    private void limits(PrintWriter out) {
        TextTable table = new TextTable("raw limit, same run", "a second, one thread", "two threads");
        table.row(
                "P-256 signature",
                whole(seals.oneThread().signatures()),
                whole(seals.twoThreads().signatures()));
        table.row(
                "seal of an empty object",
                whole(seals.oneThread().emptySeals()),
                whole(seals.twoThreads().emptySeals()));
        table.row(
                "seal of 40 KB",
                whole(seals.oneThread().realisticSeals()),
                whole(seals.twoThreads().realisticSeals()));
        table.row(
                "... to bare signature",
                percent(seals.oneThread().ratio()),
                percent(seals.twoThreads().ratio()));
        table.row("4 KiB insert, a commit each", whole(storage.singleInserts()), "");
        table.row("4 KiB insert, a commit for 50", whole(storage.batchedInserts()), "");
        table.row("persistent message, a commit each", whole(storage.messages()), "");
        table.row("persistent message, a commit for 50", whole(storage.batchedMessages()), "");
        table.row("decision, 6 tables of " + RecognitionRates.ROWS + " rows", whole(recognition.decisions()), "");
        table.row("... by the bare DMN engine", whole(recognition.engine()), "");
        table.print(out);
    }

    private double millis(Stage stage) {
        return measured.millis(measured.stages().getOrDefault(stage, 0.0));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
