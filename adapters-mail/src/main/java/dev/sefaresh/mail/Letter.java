package dev.sefaresh.mail;

/**
 * A worded message.
 *
 * @param language a BCP 47 tag
 * @param subject one line
 * @param text for those who read plain text; lines end with {@code \n}
 * @param html a whole page
 */
public record Letter(String language, String subject, String text, String html) {}
