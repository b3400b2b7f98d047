package dev.sefaresh.architecture.violations.core.delivery;

final class DeliveryRules {}
