namespace Marketplace.Payouts;

/// <summary>
/// How far below zero one provider may bring their account by refunds of their own: further than others, because the platform knows them, or less
/// far. It is judged by the account, in the turn that allows a refund, so no refund rests on a limit that was another a moment before.
/// </summary>
internal static class RefundLimits
{
    public static Decision<ProviderAccountEvent> Change(ProviderAccountState account, ChangeRefundLimits change, DateTimeOffset now)
    {
        ImmutableArray<Money> limits = [.. change.Limits.OrderBy(limit => limit.Currency, StringComparer.Ordinal)];
        return !IsValid(limits) ? PayoutRefusals.RefundLimitsNotValid
            : limits.SequenceEqual(account.RefundLimits) ? Decision<ProviderAccountEvent>.Nothing
            : new RefundLimitsChanged(now, limits, change.Reason);
    }

    /// <summary>In minor units.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="currency">Of what.</param>
    /// <param name="platforms">What the platform lets anybody.</param>
    public static long In(ProviderAccountState account, string currency, long platforms) =>
        account.RefundLimits.Where(limit => limit.Currency == currency).Select(limit => (long?)limit.Amount).SingleOrDefault() ?? platforms;

    private static bool IsValid(ImmutableArray<Money> limits) =>
        limits.Length <= ChangeRefundLimits.Maximum
        && limits.All(limit => limit.Amount is >= 0 and <= Money.Limit)
        && limits.Select(limit => limit.Currency).Distinct(StringComparer.Ordinal).Count() == limits.Length;
}
