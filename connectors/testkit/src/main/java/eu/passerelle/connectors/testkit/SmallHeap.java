package eu.passerelle.connectors.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a class in a JVM of its own: a heap as small as promised, and no counting of coverage. */
public final class SmallHeap {

    private SmallHeap() {}

    /**
     * @param heap as after {@code -Xmx}
     * @param main has a {@code main} that ends the JVM with 0 when all is well
     * @return what it ended with; what it said is in the log
     * @throws AssertionError after five minutes
     */
    public static int run(String heap, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Path told = Files.createTempFile(Path.of("target"), main.getSimpleName(), ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(main.getSimpleName() + " took more than five minutes");
        }
        // of the other JVM: a line of its own in Maven's log
        System.getLogger(main.getName()).log(Level.INFO, Files.readString(told));
        return process.exitValue();
    }
}
