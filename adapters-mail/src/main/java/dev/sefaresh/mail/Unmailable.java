package dev.sefaresh.mail;

import dev.sefaresh.spi.port.MailAnswer;

/** A mail that can never be sent as it is. */
final class Unmailable extends Exception {
    private final String why;

    Unmailable(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }

    MailAnswer answer() {
        return MailAnswer.refused(why);
    }
}
