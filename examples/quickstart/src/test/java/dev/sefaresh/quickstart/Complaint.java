package dev.sefaresh.quickstart;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which complaints of other systems' users a test answers. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Complaint {
    /** Section and number in the list of complaints, such as {@code 3.42}. */
    String[] value();
}
