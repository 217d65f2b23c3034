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
}
