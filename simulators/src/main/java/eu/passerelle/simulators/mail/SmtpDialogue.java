package eu.passerelle.simulators.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Stands between a client and a mail server, line by line, and puts in a fault where one was asked for. */
final class SmtpDialogue {

    static final String END_OF_MESSAGE = ".";

    private final Socket client;
    private final Socket server;
    private final Queue<Fault> faults;
    private volatile boolean swallowing;

    SmtpDialogue(Socket client, Socket server, Queue<Fault> faults) {
        this.client = client;
        this.server = server;
        this.faults = faults;
    }

    /** Runs until one side ends the connection. */
    void run(Executor threads) throws IOException {
        threads.execute(this::answers);
        InputStream fromClient = new BufferedInputStream(client.getInputStream(), 1 << 16);
        OutputStream toServer = new BufferedOutputStream(server.getOutputStream(), 1 << 16);
        boolean message = false;
        for (byte[] line = line(fromClient); line.length > 0; line = line(fromClient)) {
            String command = line.length > 512 ? "" : new String(line, StandardCharsets.US_ASCII).strip();
            boolean end = message && command.equals(END_OF_MESSAGE);
            if (!message || end) {
                Optional<Fault> fault = fault(command);
                if (fault.isPresent() && !end) {
                    if (fault.get().reply().isEmpty()) {
                        return;
                    }
                    client.getOutputStream().write((fault.get().reply() + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                swallowing |= fault.isPresent();
                message = command.equalsIgnoreCase("DATA");
            }
            toServer.write(line);
            if (!message || command.equalsIgnoreCase("DATA")) {
                toServer.flush();
            }
        }
    }

    private void answers() {
        try (client;
                server) {
            byte[] buffer = new byte[8192];
            InputStream fromServer = server.getInputStream();
            for (int n = fromServer.read(buffer); n >= 0 && !swallowing; n = fromServer.read(buffer)) {
                client.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // the other direction closed the sockets: the dialogue is over
            swallowing = true;
        }
    }

    private Optional<Fault> fault(String command) {
        Fault next = faults.peek();
        boolean due =
                next != null && command.toUpperCase(Locale.ROOT).startsWith(next.command()) && faults.remove(next);
        return due ? Optional.ofNullable(next) : Optional.empty();
    }

    /** With its line break; empty at the end of the stream. */
    private static byte[] line(InputStream stream) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = stream.read(); b >= 0; b = stream.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    /**
     * @param command beginning of the command, upper case
     * @param reply instead of the server's; empty: hang up
     */
    record Fault(String command, String reply) {}
}
