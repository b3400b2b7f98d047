/** Message templates, printable documents and mail over SMTP. */
@NullMarked
package dev.sefaresh.mail;

import org.jspecify.annotations.NullMarked;
