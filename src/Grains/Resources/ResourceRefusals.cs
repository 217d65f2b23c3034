namespace Marketplace.Resources;

/// <summary>Every way in which a choice of resources is not one. The codes are documented in docs/errors.md.</summary>
internal static class ResourceRefusals
{
    /// <summary>The customer has to say which of the pool.</summary>
    public static Refusal Required(ResourceRequirement requirement) =>
        new Refusal(RefusalKind.NotValid, "booking.resource-required", "Choose one of the resources that this listing offers.")
            .With("requirement", requirement.Name ?? string.Empty);

    /// <summary>Not one that customers may choose here, or the second of one pool.</summary>
    public static Refusal NotOffered(Guid resource) =>
        new Refusal(RefusalKind.NotValid, "booking.resource-not-offered", "This resource cannot be chosen for this listing.")
            .With("resourceId", $"{resource}");
}
