package dev.sefaresh.architecture.violations.core.invoice;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;

@Violates(Rule.RULES_ARE_SEEN_BY_THEIR_OWN_DOCUMENT_ONLY)
public final class InvoiceRules {}
