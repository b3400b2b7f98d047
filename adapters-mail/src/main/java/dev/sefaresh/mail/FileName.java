package dev.sefaresh.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The name of a file in a header, by RFC 2231: in ASCII, and no line of it too long. */
final class FileName {
    private static final int LONGEST = 60;
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileName() {}

    /** With all that separates it from what stands before. */
    static String parameters(String name) {
        List<String> pieces = pieces(name);
        if (pieces.size() == 1) {
            return ";\r\n\tfilename*=UTF-8''" + pieces.get(0);
        }
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            parameters
                    .append(";\r\n\tfilename*")
                    .append(i)
                    .append(i == 0 ? "*=UTF-8''" : "*=")
                    .append(pieces.get(i));
        }
        return parameters.toString();
    }

    private static List<String> pieces(String name) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (byte each : name.getBytes(UTF_8)) {
            if (piece.length() >= LONGEST) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(isPlain((char) each) ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }
}
