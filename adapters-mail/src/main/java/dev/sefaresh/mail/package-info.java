/**
 * Finished documents as letters and as pages to print, in words that a shop can replace ({@link dev.sefaresh.mail.Templates},
 * {@link dev.sefaresh.mail.Printer}), and mailers: {@link dev.sefaresh.mail.SmtpMailer} gives them to a server, {@link
 * dev.sefaresh.mail.EmlFolder} lays them into a folder, {@link dev.sefaresh.mail.MailLog} writes them into the log.
 */
@NullMarked
package dev.sefaresh.mail;

import org.jspecify.annotations.NullMarked;
