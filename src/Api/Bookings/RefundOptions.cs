using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>How money goes back that was earned.</summary>
internal sealed record RefundOptions
{
    public const string Section = "Refunds";

    /// <summary>What a booking says whose money was earned.</summary>
    public const string Earned = "booking.earnings-released";

    /// <summary>Who pays back the commission.</summary>
    public CommissionBearer CommissionBearer { get; init; } = CommissionBearer.Proportional;

    /// <summary>
    /// How far below zero providers may bring their balance by refunds of their own, in whole units of each currency: so much the platform
    /// lends anybody who earned it once. Operators are not bound by it.
    /// </summary>
    public int ProviderLimit { get; init; } = 1_000;

    /// <summary>In the smallest unit.</summary>
    public long LimitIn(string currency)
    {
        var limit = (long)ProviderLimit;
        for (var digits = Currency.Exponent(currency); digits > 0; digits--)
        {
            limit *= 10;
        }

        return limit;
    }
}
