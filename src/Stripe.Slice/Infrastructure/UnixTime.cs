namespace Stripe.Infrastructure;

internal static class UnixTime
{
    /// <summary>A time without a zone is read as UTC, the only zone that Stripe speaks.</summary>
    public static long Of(DateTime instant) =>
        (long)(instant.Kind is DateTimeKind.Local ? instant.ToUniversalTime() : instant).Subtract(DateTime.UnixEpoch).TotalSeconds;
}
