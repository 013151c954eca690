package eu.passerelle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process with the test's class path, which can be killed as the kernel kills. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    /** @param site its working directory; what it prints is added to {@code child.log} there */
    ChildProcess(Site site, Map<String, String> environment, String main, String... arguments) {
        output = site.file("child.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=256m",
                "-Djava.awt.headless=true",
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(site.file(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + main, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it live so much longer, unless it ends by itself. */
    void live(long milliseconds) throws InterruptedException {
        if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The process ended by itself with " + process.exitValue() + "; see " + output);
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What all processes of this site have printed. */
    List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + output, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
