namespace Marketplace;

/// <summary>The refusals that any aggregate may give.</summary>
internal static class SharedRefusals
{
    public static readonly Refusal KeyReused =
        new(RefusalKind.NotValid, "key-reused", "This idempotency key was used with another request.");

    public static readonly Refusal Stale =
        new(RefusalKind.Stale, "precondition-failed", "The resource has changed since it was read.");
}
