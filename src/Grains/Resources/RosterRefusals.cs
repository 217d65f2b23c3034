namespace Marketplace.Resources;

/// <summary>Every way a roster says no. The codes are documented in docs/errors.md.</summary>
internal static class RosterRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "resource.unknown", "There is no such resource.");

    public static readonly Refusal AlreadyAdded =
        new(RefusalKind.NotNow, "resource.already-added", "This resource id is taken.");

    /// <summary>Those that were archived stay on record, up to as many again.</summary>
    public static Refusal TooMany(int count) =>
        new Refusal(RefusalKind.NotNow, "resource.too-many", "A provider has at most 200 resources that are not archived.")
            .With(FactNames.Count, count).With(FactNames.Limit, Resource.MaximumPerProvider);
}
