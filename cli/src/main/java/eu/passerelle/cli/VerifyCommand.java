package eu.passerelle.cli;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.routes.Verifying;
import eu.passerelle.verify.Documents.NotFetched;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Report;
import eu.passerelle.verify.Trust;
import eu.passerelle.verify.Verification;
import eu.passerelle.verify.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./hub verify}. */
@Command(
        name = "verify",
        description = {
            "Says whether a credential is genuine and still holds, check by check: European Digital Credentials, SD-JWT VC,"
                    + " Open Badges 3.0 and CLR 2.0 (proof or JWT), EBSI attestations, ELMO, and PDFs with one of these"
                    + " attached. No hub need run; nothing is kept.",
            "Nobody is trusted but this hub's own issuers and who is named in config/trust or by --trust. Keys and status"
                    + " lists of issuers are asked only over https and only of hosts in 'outgoing' (hub.yaml)."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  valid",
            "  1  not valid, or the file cannot be read",
            "  2  the command line cannot be understood",
            "  3  cannot be judged: not known to be trusted, unsealed, or something that matters could not be asked"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int CANNOT_BE_JUDGED = 3;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<file or link>", description = "A file, '-' for standard input, or an https link.")
    private String document = "";

    @Option(
            names = "--trust",
            paramLabel = "<file>",
            description =
                    "Whom to trust besides: certificates as PEM, and DIDs or https addresses of issuers, one a line.")
    private @Nullable Path trust;

    @Option(
            names = "--ask",
            paramLabel = "<host>",
            description =
                    "Host that may be asked for keys and status lists besides those of hub.yaml; may be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--language", paramLabel = "<code>", description = "en or de (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Policy policy = policy();
        byte[] bytes;
        try {
            bytes = document.startsWith("https://") ? linked() : read();
        } catch (IOException | NotFetched e) {
            String why = e instanceof NotFetched ? e.getMessage() : e.getClass().getSimpleName();
            output.command().getErr().println("'" + document + "' cannot be read: " + why);
            return ExitCodes.NEEDS_YOU;
        }
        Report report = new Verification(policy).verify(bytes);
        Words words = Words.in(List.of(Locale.forLanguageTag(language)));
        if (output.isJson()) {
            output.out().println(HubApi.json(report.told(words)));
        } else {
            print(report, words, output.out());
        }
        return switch (report.overall()) {
            case VALID -> ExitCodes.OK;
            case INVALID -> ExitCodes.NEEDS_YOU;
            case VALID_NOT_TRUSTED, CANNOT_BE_JUDGED -> CANNOT_BE_JUDGED;
        };
    }

    private Policy policy() {
        if (trust != null && !Files.isReadable(trust)) {
            throw new ConfigurationInvalid("--trust " + trust + " cannot be read.");
        }
        Trust named = trust == null ? Trust.NOBODY : Trust.read(trust);
        return Files.exists(config.directory.resolve("hub.yaml"))
                ? Verifying.policy(config.sketch("-"), named, hosts)
                : Verifying.policy(named, hosts);
    }

    /** Whoever writes a link on the command line allows its host. */
    private byte[] linked() throws NotFetched {
        URI address = URI.create(document);
        return Verifying.policy(Trust.NOBODY, List.of(String.valueOf(address.getHost())))
                .documents()
                .get(address);
    }

    /** One byte more than is looked at, so that what is too large is told to be. */
    private byte[] read() throws IOException {
        try (InputStream in = document.equals("-") ? System.in : Files.newInputStream(Path.of(document))) {
            return in.readNBytes(Verification.LARGEST + 1);
        }
    }

    private static void print(Report report, Words words, PrintWriter out) {
        out.println(words.text("overall." + report.overall()).toUpperCase(Locale.ROOT) + ": "
                + words.text("overall." + report.overall() + ".means"));
        out.println();
        facts(report, words).forEach((name, value) -> out.println("  " + name + ": " + value));
        if (report.attached()) {
            out.println("  " + words.text("facts.attached"));
        }
        out.println();
        TextTable table = new TextTable("", "", "");
        report.steps()
                .forEach(step ->
                        table.row(step.label(words), words.text("check." + step.check()), step.sentence(words)));
        table.print(out);
        report.steps().stream().filter(step -> !step.details().isEmpty()).forEach(step -> {
            out.println();
            out.println(words.text("check." + step.check()) + ":");
            step.details().forEach(detail -> out.println("  " + detail));
        });
    }

    private static Map<String, String> facts(Report report, Words words) {
        Map<String, String> facts = new LinkedHashMap<>();
        report.facts().named().forEach((name, value) -> facts.put(words.text("facts." + name), words.date(value)));
        return facts;
    }
}
