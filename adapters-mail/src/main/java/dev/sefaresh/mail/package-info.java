/**
 * Finished documents as letters, and mailers that need no server: {@link dev.sefaresh.mail.EmlFolder} lays messages into a folder,
 * {@link dev.sefaresh.mail.MailLog} writes them into the log.
 */
@NullMarked
package dev.sefaresh.mail;

import org.jspecify.annotations.NullMarked;
