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
import tools.jackson.core.json.JsonFactory;

/** Rows as JSON, the form in which the journal keeps them. */
final class RowJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int HASH = 32;

    private RowJson() {}

    /** {@code {"<column>": <cell>, ...}}; columns without a name are left out. */
    static SourceRecord named(List<String> header, @Nullable Object[] cells) {
        return written(json -> {
            json.writeStartObject();
            for (int i = 0; i < cells.length; i++) {
                if (!header.get(i).isBlank()) {
                    json.writeName(header.get(i));
                    cell(json, cells[i]);
                }
            }
            json.writeEndObject();
        });
    }

    /** {@code {"line": <line>, "cells": [<cell>, ...]}} for a row that does not fit its header. */
    static SourceRecord bare(TableRow row) {
        return written(json -> {
            json.writeStartObject();
            json.writeNumberProperty("line", row.line());
            json.writeArrayPropertyStart("cells");
            for (Object cell : row.cells()) {
                cell(json, cell);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void cell(JsonGenerator json, @Nullable Object cell) {
        switch (cell) {
            case null -> json.writeNull();
            case BigDecimal number -> json.writeNumber(number);
            case Object text -> json.writeString(text.toString());
        }
    }

    private interface Content {
        void write(JsonGenerator json);
    }

    private static SourceRecord written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.write(json);
        }
        return new SourceRecord("application/json", bytes.toByteArray());
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
