package eu.passerelle.cli;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs the commands of Bash scripts in the test's own process, which spares a JVM for each. */
final class CommandServer implements AutoCloseable {

    /** No command ends so. */
    private static final int BROKEN = 99;

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Function<List<String>, Ended> commands;

    /** @param printed output and errors, in this order */
    record Ended(int exit, String printed) {}

    CommandServer(Function<List<String>, Ended> commands) throws IOException {
        this.commands = commands;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** A script that hands its arguments to this process, prints what comes back and ends as it says. */
    void writeLauncher(Path file) throws IOException {
        Files.writeString(file, """
                #!/usr/bin/env bash
                exec 3<>/dev/tcp/%s/%d
                printf '%%s\\0' "$#" "$@" >&3
                IFS= read -r code <&3
                cat <&3
                exit "$code"
                """.formatted(socket.getInetAddress().getHostAddress(), socket.getLocalPort()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                InputStream in = caller.getInputStream();
                int count = Integer.parseInt(next(in));
                List<String> arguments = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    arguments.add(next(in));
                }
                Ended ended = answer(arguments);
                caller.getOutputStream()
                        .write((ended.exit() + "\n" + ended.printed()).getBytes(StandardCharsets.UTF_8));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** A failed assertion ends the command, so that the script and with it the test fails. */
    private Ended answer(List<String> arguments) {
        try {
            return commands.apply(arguments);
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Ended(BROKEN, trace.toString());
        }
    }

    private static String next(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = in.read(); b != 0; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            text.write(b);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
