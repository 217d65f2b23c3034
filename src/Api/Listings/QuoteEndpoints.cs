using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.SecurityDeposits;

namespace Marketplace.Listings;

internal static class QuoteEndpoints
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Promises a price. Anybody may ask; what the platform earns of it is nobody's business but the provider's.</summary>
    public static async Task<OkAnswer<QuoteBody>> Prepare(
        string listing, QuoteRequest body, Caller caller, ListingNames names, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var wish = new TermsQuery(
            check.Instant("start", body.Start),
            check.OptionalDuration("duration", body.Duration, Shortest, TermsQuery.LongestDuration),
            (int)(check.OptionalNumber("seats", body.Seats, 1, Calendars.CalendarPlan.MaximumSeats) ?? 1),
            Chosen: null,
            AddOnChoices.Of(check, body.AddOns),
            check.OptionalText("coupon", body.Coupon, CouponPlan.LongestCode) is { } code ? CouponId.Normalized(code) : null);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var id = await names.Find(listing, cancellationToken);
        var outcome = await grains.GetGrain<IQuoteGrain>(caller.NewId("quote")).Prepare(new PrepareQuote(caller.Context(), id, wish));
        return outcome.ToOk(QuoteBody.Of);
    }

    /// <summary>A promise as it was made, also when it does not stand any more. Whoever knows its id may read it, as whoever knows it may book by it.</summary>
    public static async Task<OkAnswer<QuoteBody>> Read(Guid id, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IQuoteGrain>(id).Read(cancellationToken)).ToOk(QuoteBody.Of);

    /// <summary>How its price came about. The provider sees their own lines too.</summary>
    public static async Task<OkAnswer<PriceExplanation>> Price(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IQuoteGrain>(id).Read(cancellationToken)).ToOk(quote => PriceExplanation.Of(quote, caller.Actor));
}

/// <summary>A wish to know the price.</summary>
/// <param name="Start">RFC 3339.</param>
/// <param name="Duration">ISO 8601, without the time of add-ons; the listing's when left out.</param>
/// <param name="Seats">1 when left out.</param>
/// <param name="AddOns">What is wanted besides.</param>
/// <param name="Coupon">A code that makes it cheaper, in any case of letters. The promise is the price, not that the coupon has a use left when it is booked.</param>
internal sealed record QuoteRequest(string? Start, string? Duration, long? Seats, AddOnChoiceRequest[]? AddOns, string? Coupon);

/// <summary>A promised price. The lines are those that the customer pays; they sum to the total.</summary>
/// <param name="QuoteId">Names the promise.</param>
/// <param name="ExpiresAt">Until when it stands.</param>
/// <param name="Lines">What the customer pays.</param>
/// <param name="Total">Their sum.</param>
/// <param name="ProviderEarns">What the provider gets of it.</param>
/// <param name="CancellationPolicy">What is refunded when.</param>
/// <param name="DueNow">What of it is paid at the sale.</param>
/// <param name="DueLater">What is paid afterwards; null where all of it is paid at the sale.</param>
/// <param name="BalanceDueAt">When that is due. It is charged by itself then to a customer who lets their card be kept (`keepCard`), and paid by a link by any other.</param>
/// <param name="SecurityDeposit">What is held besides the total in case something is damaged; null where nothing is.</param>
/// <param name="Tax">What of the total is tax on the service; null where there is none.</param>
internal sealed record QuoteBody(
    Guid QuoteId, DateTimeOffset ExpiresAt, IReadOnlyList<QuoteLine> Lines, Money Total, Money ProviderEarns, PromiseBody CancellationPolicy, Money DueNow, Money? DueLater, DateTimeOffset? BalanceDueAt, AgreedSecurityBody? SecurityDeposit, PriceTaxBody? Tax)
{
    public static QuoteBody Of(QuoteView view) => new(
        view.Id,
        view.ExpiresAt,
        [.. view.Terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => new QuoteLine(line.Kind, line.Label, line.Amount, line.Quantity, line.UnitPrice))],
        view.Terms.Total,
        view.Terms.ProviderEarns,
        PromiseBody.Of(view.Terms.Policy),
        view.Terms.DueNow(),
        view.Terms.DueLater(),
        view.Terms.BalanceDueAt(),
        AgreedSecurityBody.Of(view.Terms),
        PriceTaxBody.Of(view.Terms));
}

internal sealed record QuoteLine(string Kind, string Label, Money Amount, long Quantity, Money UnitPrice);
