package eu.passerelle.sis.table;

import eu.passerelle.connectors.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Rows of one table as JSON, the form in which the journal keeps them. One generator for all of them, because making one
 * takes longer than writing a row. Used by one thread.
 */
final class RowJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator((String) null).build();
    private static final int HASH = 32;

    /** Of columns with a name, in the order of the header; null for the others, which are left out. */
    private final @Nullable SerializableString[] names;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

    RowJson(List<String> header) {
        names = new SerializableString[header.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = header.get(i).isBlank() ? null : new SerializedString(header.get(i));
        }
    }

    /** {@code {"<column>": <cell>, ...}}. */
    SourceRecord named(@Nullable Object[] cells) {
        json.writeStartObject();
        for (int i = 0; i < cells.length; i++) {
            SerializableString name = names[i];
            if (name != null) {
                json.writeName(name);
                cell(cells[i]);
            }
        }
        json.writeEndObject();
        return written();
    }

    /** {@code {"line": <line>, "cells": [<cell>, ...]}} for a row that does not fit its header. */
    SourceRecord bare(TableRow row) {
        json.writeStartObject();
        json.writeNumberProperty("line", row.line());
        json.writeArrayPropertyStart("cells");
        for (Object cell : row.cells()) {
            cell(cell);
        }
        json.writeEndArray();
        json.writeEndObject();
        return written();
    }

    private void cell(@Nullable Object cell) {
        if (cell instanceof String text) {
            json.writeString(text);
        } else if (cell instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (cell == null) {
            json.writeNull();
        } else {
            json.writeString(cell.toString());
        }
    }

    private SourceRecord written() {
        json.flush();
        byte[] content = bytes.toByteArray();
        bytes.reset();
        return new SourceRecord("application/json", content);
    }

    /** 128 bits of SHA-256 in hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
