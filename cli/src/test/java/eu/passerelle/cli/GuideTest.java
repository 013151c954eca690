package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.cli.MarkdownFile.Line;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Follows docs/connect-your-university.md word by word: Bash runs its blocks, and what they print is compared. */
@Tag("slow")
class GuideTest {

    private static final Path GUIDE = Path.of("docs/connect-your-university.md");
    /** Blocks that only look may be repeated until the hub has done what was asked for. */
    private static final Pattern LOOKS = Pattern.compile("\\./hub (status|transfers) ?.*");

    private final Site site = Site.fresh("guide").keep(List.of("twente")).unscheduled();
    private @Nullable RunningHub hub;

    /**
     * A block of commands.
     *
     * @param expected what it prints; null where the guide does not say
     */
    private record Block(
            int line, String commands, @Nullable String expected) {}

    @Test
    void theGuideDoesWhatItSays() throws Exception {
        List<Block> blocks = blocks();
        try (DemoAlliance alliance = site.alliance(10);
                CommandServer commands = new CommandServer(arguments -> execute(alliance, arguments))) {
            commands.writeLauncher(site.file("hub"));
            try {
                for (Block block : blocks) {
                    follow(block);
                }
                assertThat(alliance.wallet().held()).as("the credential of R-1").hasSize(1);
            } finally {
                if (hub != null) {
                    hub.close();
                }
            }
        }

        assertThat(blocks).hasSizeGreaterThan(12);
        assertThat(site.universities()).containsExactly("twente");
    }

    private void follow(Block block) throws Exception {
        String expected = block.expected();
        if (expected == null) {
            bash(block);
        } else if (LOOKS.matcher(block.commands()).matches()) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(plain(bash(block))).matches(pattern(expected)));
        } else {
            assertThat(plain(bash(block)))
                    .as("%s, line %d: %s", GUIDE, block.line(), block.commands())
                    .matches(pattern(expected));
        }
    }

    /** @return what it printed; it must have ended well */
    private String bash(Block block) throws IOException, InterruptedException {
        File output = site.file("output.txt").toFile();
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.commands())
                .directory(site.file(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        int exit = process.waitFor();
        String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        Files.writeString(
                site.file("transcript.txt"),
                "```sh\n%s\n```\n```text\n%s```\n".formatted(block.commands(), printed),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(exit).as("%s, line %d: %s", GUIDE, block.line(), printed).isZero();
        return printed;
    }

    /** {@code ./hub} as the blocks call it, here in the test's process: the demo's hub, and commands against it. */
    private CommandServer.Ended execute(DemoAlliance alliance, List<String> arguments) {
        CommandLine command = HubCommand.commandLine().getSubcommands().get(arguments.getFirst());
        assertThat(command).as("./hub " + arguments.getFirst()).isNotNull();
        if (arguments.getFirst().equals("demo")) {
            HubCommand.commandLine().parseArgs(arguments.toArray(String[]::new));
            assertThat(arguments).containsExactly("demo", "--universities", "twente");
            Map<String, String> environment = site.environment(alliance, 0);
            // where a site has its data stands the launcher
            environment.put("PASSERELLE_DATA", site.file(".").toString());
            site.settle(environment);
            hub = new RunningHub(Configuration.load(site.config(), environment, List.of("twente")::contains));
            return new CommandServer.Ended(ExitCodes.OK, "");
        }
        List<String> all = new ArrayList<>(arguments);
        if (command.getCommandSpec().findOption("--config") != null) {
            all.addAll(List.of("--config", site.config().toString()));
        }
        if (hub != null && command.getCommandSpec().findOption("--url") != null) {
            all.addAll(List.of("--url", hub.address()));
        }
        Command.Ended ended = Command.end(all.toArray(String[]::new));
        return new CommandServer.Ended(ended.exit(), ended.out() + ended.error());
    }

    private static List<Block> blocks() {
        List<Line> lines = MarkdownFile.all(Site.root()).stream()
                .filter(paper -> paper.path().equals(GUIDE))
                .findFirst()
                .orElseThrow()
                .lines();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String fence = lines.get(i).text();
            if (fence.equals("```sh") || fence.equals("```text")) {
                int begin = i + 1;
                do {
                    i++;
                } while (!lines.get(i).text().equals("```"));
                String text = lines.subList(begin, i).stream().map(Line::text).collect(Collectors.joining("\n"));
                if (fence.equals("```sh")) {
                    blocks.add(new Block(begin, text, null));
                } else {
                    Block block = blocks.removeLast();
                    blocks.add(new Block(block.line(), block.commands(), text));
                }
            }
        }
        return blocks;
    }

    /** Columns may be of another width. */
    private static String plain(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " ") + "\n")
                .collect(Collectors.joining());
    }

    /** A line {@code ...} is any number of lines, {@code ...} within one any text. */
    private static Pattern pattern(String expected) {
        return Pattern.compile(plain(expected)
                .lines()
                .map(line -> line.equals("...")
                        ? "(.*\n)*"
                        : Arrays.stream(line.split("\\.\\.\\.", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(".*"))
                                + "\n")
                .collect(Collectors.joining()));
    }
}
