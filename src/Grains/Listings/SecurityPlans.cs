using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is held besides a price.</summary>
internal static class SecurityPlans
{
    /// <summary>
    /// What a booking is sold with. What is delivered leaves nothing of the provider's with the customer, and what is paid elsewhere leaves no money here, so
    /// these have no deposit.
    /// </summary>
    public static SecurityTerms? TermsOf(ListingContent content, ProcessTerms process) =>
        content is { Security: { } plan, Mode: not BookingMode.Unpaid } && process.Delivery is null
            ? SecurityTerms.Of(plan.Amount, plan.DueBefore, plan.ReturnAfter)
            : null;

    /// <summary>What is wrong with a deposit that a listing wants to have.</summary>
    public static string? Fault(ListingContent content, string currency) =>
        content.Security is not { } plan ? null
        : content.Mode is BookingMode.Unpaid ? "must be of what is paid here"
        : plan.Amount.Currency != currency ? $"must be in {currency}, as the price is"
        : !plan.Amount.IsPositive ? "must be positive"
        : null;
}
